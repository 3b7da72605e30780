package dev.modelatlas.vocabulary;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class SlugTest {

    @ParameterizedTest
    @CsvSource({
        "Command R+, command-r-plus",
        "PanGu-Σ, pangu-sigma",
        "αβω, alphabetaomega",
        "ς, sigma",
        "DALL·E 2, dall-e-2",
        "Technische Universität, technische-universitat",
        "' (GPT-3.5) ', gpt-3-5",
        "Xinghai (星海), xinghai",
        "星海, ''",
    })
    void convertsNamesToSlugs(String name, String slug) {
        assertThat(Slug.of(name)).isEqualTo(slug);
    }
}
