package dev.modelatlas.recount;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class SlugsTest {
    @ParameterizedTest
    @CsvSource({
        "Command R+, command-r-plus",
        "PanGu-Σ, pangu-sigma",
        "DALL·E 2, dall-e-2",
        "Technische Universität Dresden, technische-universitat-dresden",
        "GPT-3.5 (davinci-002), gpt-3-5-davinci-002",
        "Xinghai (星海), xinghai",
    })
    void convertsNamesToSlugs(String name, String slug) {
        assertThat(Slugs.of(name)).isEqualTo(slug);
    }
}
