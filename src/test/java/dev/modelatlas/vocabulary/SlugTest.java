package dev.modelatlas.vocabulary;

import org.junit.jupiter.api.Test;
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

    @Test
    void cutsALongSlugAtADash() {
        var name = "Long " + "name ".repeat(99);
        assertThat(Slug.of(name)).hasSizeBetween(180, 200).matches("long(-name)+-[0-9a-f]{8}");
        assertThat(Slug.of(name + "2")).isNotEqualTo(Slug.of(name));
        assertThat(Slug.of("ν".repeat(500))).hasSize(200).matches("(nu)+n?-[0-9a-f]{8}");
    }

    @Test
    void keepsASlugOfTheMaximumLength() {
        assertThat(Slug.of("a".repeat(200))).isEqualTo("a".repeat(200));
        assertThat(Slug.of("a".repeat(201))).startsWith("a".repeat(191) + "-").hasSize(200);
    }
}
