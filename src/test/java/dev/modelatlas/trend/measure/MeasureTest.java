package dev.modelatlas.trend.measure;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import net.javacrumbs.jsonunit.assertj.JsonAssert;
import net.javacrumbs.jsonunit.assertj.JsonAssertions;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.http.cache.ResponseCache;
import dev.modelatlas.testsupport.GraphQLClient;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

/** Figures other than counts, at the shipped revisions. All of them are recounted by {@code RecountTest}, too. */
@QuarkusTest
class MeasureTest {
    @Inject
    ResponseCache cache;

    @Inject
    SessionFactory hibernate;

    @Test
    void countsCertainEstimatedAndPossibleModelsForEachThreshold() {
        answer("{ trends(revision: 8) { thresholds { flop certain byEstimate possible unknown } } }")
                .node("data.trends.thresholds")
                .isEqualTo("""
                        [{flop: 1e25, certain: 4, byEstimate: 20, possible: 99, unknown: 208},
                         {flop: 1e26, certain: 0, byEstimate: 3, possible: 24, unknown: 208}]""");
    }

    @ParameterizedTest
    @EnumSource
    void modelsOfAThresholdAreAsManyAsItsCount(Certainty certainty) {
        var counted = switch (certainty) {
            case CERTAIN -> "certain";
            case BY_ESTIMATE -> "byEstimate";
            case POSSIBLE -> "possible";
            case UNKNOWN -> "unknown";
        };
        var answer = GraphQLClient.post(
                        "{ trends(revision: 8, from: 2020, to: 2024) { thresholds(flop: [1e23, 1e24, 1e25]) { "
                                + counted + " models(certainty: " + certainty + ") { totalCount } } } }")
                .jsonPath();
        assertThat(answer.getList("data.trends.thresholds.models.totalCount"))
                .hasSize(3)
                .isEqualTo(answer.getList("data.trends.thresholds." + counted));
    }

    @Test
    void growthOfComputeHasAConfidenceInterval() {
        answer("{ trends(revision: 8, from: 2020, to: 2024) { computeGrowth { factorPerYear factorLow factorHigh } } }")
                .node("data.trends.computeGrowth")
                .isEqualTo("{factorPerYear: 4.44, factorLow: 3.5, factorHigh: 5.6}");
    }

    @Test
    void countriesInCatchUpAreSortedByTheDateTheyReachedTheLevel() {
        answer("{ trends(revision: 8) { catchUp(flop: 1e25) { key model { slug } reachedOn daysAfterFirst } } }")
                .node("data.trends.catchUp")
                .isEqualTo("""
                        [{key: "US", model: {slug: "gpt-4"}, reachedOn: "2023-03-15", daysAfterFirst: 0},
                         {key: "SA", model: {slug: "aramco-metabrain-ai"}, reachedOn: "2024-03-04", daysAfterFirst: 355},
                         {key: "CN", model: {slug: "doubao-pro"}, reachedOn: "2024-10-28", daysAfterFirst: 593}]""");
    }

    @Test
    void daysAfterTheFirstModelAreRightEvenIfThatModelPrecedesTheWindow() {
        answer("{ trends(revision: 8, from: 2024) { catchUp(flop: 1e25) { key daysAfterFirst } } }")
                .node("data.trends.catchUp")
                .isEqualTo("[{key: \"SA\", daysAfterFirst: 355}, {key: \"CN\", daysAfterFirst: 593}]");
    }

    @Test
    void showsHowManyModelsOfEachOrganizationHaveKnownTrainingCompute() {
        answer("{ trends(revision: 8, from: 2024, filter: { groups: [\"openai\", \"deepseek\"] })"
                        + " { compute(by: ORGANIZATION) { key modelCount known } } }")
                .node("data.trends.compute")
                .isArray()
                .contains(json("{key: \"openai\", modelCount: 29, known: 4}"))
                .contains(json("{key: \"deepseek\", modelCount: 16, known: 16}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trends(revision: 8) { ...F }",
                "revision(number: 8) { trends { ...F } }",
                "revisions(first: 2) { nodes { trends { ...F } } }"
            })
    void readsTheLargestModelsOfShownValuesOnly(String field) {
        var document =
                "{ " + field + " } fragment F on Trends { compute(by: ORGANIZATION, top: 1) { largest { slug } } }";
        cache.clear();
        var statistics = hibernate.getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        var answer = GraphQLClient.post(document);
        statistics.setStatisticsEnabled(false);
        assertThat(answer.jsonPath().<Object>get("errors")).isNull();
        var shown = answer.asString().split("\"slug\"").length - 1;
        assertThat(statistics
                        .getEntityStatistics("dev.modelatlas.model.ModelEntity")
                        .getLoadCount())
                .isEqualTo(shown)
                .isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "catchUp(flop: 0.5) { key }              | flop | `flop` must be a training compute from 1 to 1e300 FLOP, but is 0.5.",
                "catchUp(flop: 1e301) { key }            | flop | `flop` must be a training compute from 1 to 1e300 FLOP, but is 1e301.",
                "thresholds(flop: [1e25, -1]) { flop }   | flop | `flop` must be a training compute from 1 to 1e300 FLOP, but is -1.",
                "compute(by: COUNTRY, top: 0) { key }    | top  | `top` must be from 1 to 100, but is 0.",
                "compute(by: COUNTRY, top: 101) { key }  | top  | `top` must be from 1 to 100, but is 101.",
            })
    void errorNamesAnInvalidArgument(String field, String argument, String message) {
        var answer = answer("{ trends(revision: 8) { " + field + " } }");
        answer.node("errors[0].extensions.argument").isEqualTo(argument);
        answer.node("errors[0].message").isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 21})
    void acceptsAtMostTwentyLevels(int number) {
        var levels = IntStream.rangeClosed(1, number).mapToObj(n -> n + "e24").collect(Collectors.joining(", "));
        var answer = answer("{ trends(revision: 8) { thresholds(flop: [" + levels + "]) { flop } } }");
        if (number > 20) {
            answer.node("errors[0].message").isEqualTo("`flop` has 21 levels. The limit is 20.");
        } else {
            answer.node("data.trends.thresholds").isArray().hasSize(number);
        }
    }

    private static Object json(String text) {
        return JsonAssertions.json(text);
    }

    private static JsonAssert.ConfigurableJsonAssert answer(String document) {
        return assertThatJson(GraphQLClient.post(document).asString()).withTolerance(0.05);
    }
}
