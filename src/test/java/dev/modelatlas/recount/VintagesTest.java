package dev.modelatlas.recount;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Facts;

import static dev.modelatlas.testsupport.GraphQLClient.assertThatData;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

/** Known differences between the vintages of Epoch AI's file. */
@QuarkusTest
class VintagesTest {
    @Inject
    Jdbi jdbi;

    @Test
    void laterVintagesHaveMoreModelsOf2024() {
        assertThatData("""
                        { then: trends(revision: 3, from: 2024, to: 2024) { years { modelCount } }
                          now: trends(revision: 8, from: 2024, to: 2024) { years { modelCount } } }""").isEqualTo("""
                        { then: { years: [{ modelCount: 122 }] }, now: { years: [{ modelCount: 168 }] } }""");
    }

    /**
     * The vintage of November 2025 has no column with sectors, so the sectors of the organizations count. They differ
     * from the recorded sectors for five models.
     */
    @Test
    void missingColumnOfSectorsChangesFiveModels() {
        var before = sectors(5);
        var changed = new TreeMap<>(sectors(6));
        changed.keySet().retainAll(before.keySet());
        changed.entrySet().removeIf(model -> model.getValue().equals(before.get(model.getKey())));
        assertThat(changed)
                .isEqualTo(Map.of(
                        "allam-34b", List.of("GOVERNMENT"),
                        "aramco-metabrain-ai", List.of("INDUSTRY"),
                        "evo-2-40b", List.of("ACADEMIA", "INDUSTRY", "RESEARCH_COLLECTIVE"),
                        "evo-2-7b", List.of("ACADEMIA", "INDUSTRY", "RESEARCH_COLLECTIVE"),
                        "rugpt-3-5-13b", List.of("INDUSTRY")));
        assertThat(before)
                .containsEntry("allam-34b", List.of("GOVERNMENT", "INDUSTRY"))
                .containsEntry("aramco-metabrain-ai", List.of("GOVERNMENT", "INDUSTRY"))
                .containsEntry("evo-2-40b", List.of("ACADEMIA", "INDUSTRY"))
                .containsEntry("evo-2-7b", List.of("ACADEMIA", "INDUSTRY"))
                .containsEntry("rugpt-3-5-13b", List.of("GOVERNMENT", "INDUSTRY"));
    }

    private Map<String, List<String>> sectors(int revision) {
        return Facts.at(jdbi, revision).stream()
                .collect(toMap(
                        Facts::slug, model -> model.sectors().stream().sorted().toList()));
    }
}
