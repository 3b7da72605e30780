package dev.modelatlas.ingest.draft;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class PlainTextTest {
    @ParameterizedTest
    @CsvSource({
        "'Open\u200bAI', OpenAI",
        "'\ufeffOpenAI', OpenAI",
        "'\u202eOpenAI\u202c', OpenAI",
        "'Open\u2060 \u200b AI', Open AI",
        "'so\u00adft', soft",
        "'\u200b', ''",
        "'\u3164\u2800', ''",
        "'네이버', 네이버",
    })
    void removesInvisibleCharactersFromCells(String cell, String text) {
        assertThat(PlainText.visible(cell)).isEqualTo(text);
    }
}
