package dev.modelatlas.model.filter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.modelatlas.testsupport.Facts;
import dev.modelatlas.testsupport.GraphQLClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Compares filters over HTTP with the same conditions in Java, on the models of revision 3. */
@QuarkusTest
class ModelFilterTest {
    private static final int REVISION = 3;

    @Inject
    Jdbi jdbi;

    @ParameterizedTest(name = "{0}")
    @MethodSource("filters")
    void filterReturnsTheMatchingModels(String filter, Predicate<Facts> condition) {
        var expected = Facts.at(jdbi, REVISION).stream()
                .filter(condition)
                .map(Facts::slug)
                .toList();
        assertThat(expected).as("models of the case").hasSizeBetween(1, 275);
        assertThat(slugs(filter)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(count(filter)).isEqualTo(expected.size());
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                filter("releasedFrom: \"2024-01-01\"", it -> it.releasedOn().getYear() >= 2024),
                filter("releasedTo: \"2023-12-31\"", it -> it.releasedOn().getYear() <= 2023),
                filter(
                        "organizations: [\"google-deepmind\", \"naver\"]",
                        it -> it.organizations().contains("google-deepmind")
                                || it.organizations().contains("naver")),
                filter("groups: [\"google\"]", it -> it.groups().contains("google")),
                filter(
                        "countries: [\"kr\", \"FR\"]",
                        it -> it.countries().contains("KR") || it.countries().contains("FR")),
                filter(
                        "countries: [\"GB\"], countryBasis: RECORDED",
                        it -> it.recordedCountries().contains("GB")),
                filter("sectors: [ACADEMIA]", it -> it.sectors().contains("ACADEMIA")),
                filter(
                        "sectorKnown: true, sectors: [GOVERNMENT]",
                        it -> it.sectors().contains("GOVERNMENT")),
                filter("collaboration: JOINT", it -> it.groups().size() > 1),
                filter(
                        "collaboration: JOINT, organizationBasis: RECORDED",
                        it -> it.organizations().size() > 1),
                filter("domains: [\"vision\"]", it -> it.domains().contains("vision")),
                filter("tasks: [\"translation\"], domains: []", it -> it.tasks().contains("translation")),
                filter(
                        "minDomains: 2, maxDomains: 3",
                        it -> it.domains().size() >= 2 && it.domains().size() <= 3),
                filter("minTasks: 4", it -> it.tasks().size() >= 4),
                filter("minTrainingFlop: 1e24", it -> it.trainingFlop() != null && it.trainingFlop() >= 1e24),
                filter("trainingFlopBelow: 1e24", it -> it.trainingFlop() != null && it.trainingFlop() < 1e24),
                filter("not: { minTrainingFlop: 1e24 }", it -> it.trainingFlop() == null || it.trainingFlop() < 1e24),
                filter("computeKnown: false", it -> it.trainingFlop() == null),
                filter(
                        "minParameters: 1e11, maxParameters: 1e12",
                        it -> it.parameters() != null && it.parameters() >= 1e11 && it.parameters() <= 1e12),
                filter("accessibility: [API_ACCESS]", it -> "API_ACCESS".equals(it.accessibility())),
                filter("accessibilityKnown: false", it -> it.accessibility() == null),
                filter(
                        "confidence: [LIKELY, UNKNOWN]",
                        it -> List.of("LIKELY", "UNKNOWN").contains(it.confidence())),
                filter(
                        "any: [{ domains: [\"vision\"] }, { countries: [\"KR\"] }]",
                        it -> it.domains().contains("vision") || it.countries().contains("KR")),
                filter(
                        "all: [{ domains: [\"vision\"] }, { domains: [\"language\"] }], any: []",
                        it -> it.domains().containsAll(List.of("vision", "language"))),
                filter(
                        "countryBasis: RECORDED, not: { countries: [\"US\"] }",
                        it -> !it.recordedCountries().contains("US")));
    }

    @Test
    void emptyFilterMatchesAllModels() {
        assertThat(count("domains: [], all: [], any: [], not: null")).isEqualTo(276);
    }

    @Test
    void sectorIsUnknownIfNeitherTheModelNorItsOrganizationsHaveOne() {
        assertThat(count("sectorKnown: false")).isZero();
        assertThat(count("sectorKnown: true")).isEqualTo(276);
    }

    private static Arguments filter(String filter, Predicate<Facts> condition) {
        return arguments(filter, condition);
    }

    /** Slugs of the models on all pages. */
    private static List<String> slugs(String filter) {
        var slugs = new ArrayList<String>();
        var variables = new HashMap<String, Object>(Map.of("revision", REVISION));
        for (var isLast = false; !isLast; ) {
            var page = GraphQLClient.post(
                            "query ($revision: Int, $after: String) { models(revision: $revision, first: 100, after: $after,"
                                    + " filter: { " + filter
                                    + " }) { nodes { slug } pageInfo { hasNextPage endCursor } } }",
                            variables)
                    .jsonPath();
            slugs.addAll(page.getList("data.models.nodes.slug"));
            variables.put("after", page.getString("data.models.pageInfo.endCursor"));
            isLast = !page.getBoolean("data.models.pageInfo.hasNextPage");
        }
        return slugs;
    }

    private static int count(String filter) {
        return GraphQLClient.post(
                        "query ($revision: Int) { models(revision: $revision, filter: { " + filter
                                + " }) { totalCount } }",
                        Map.of("revision", REVISION))
                .path("data.models.totalCount");
    }
}
