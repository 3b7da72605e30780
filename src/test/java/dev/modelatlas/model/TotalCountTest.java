package dev.modelatlas.model;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.modelatlas.testsupport.GraphQLClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The server counts models from {@link ModelCombinations}, or one by one if that table lacks a column of the filter. A
 * filter by release date forces the second way. Therefore the number must stay the same when the test adds a first
 * release date that is before all models.
 */
@QuarkusTest
class TotalCountTest {
    private static final int CASES = 60;
    private static final String ANY_DAY = "releasedFrom: \"0001-01-01\"";

    private static final String[] CONDITIONS = {
        "countries: [\"KR\", \"FR\"]",
        "countries: [\"GB\"], countryBasis: RECORDED",
        "countries: [\"US\"], countryBasis: GROUP_HEADQUARTERS",
        "organizations: [\"naver\", \"openai\"]",
        "groups: [\"google\"]",
        "collaboration: JOINT",
        "collaboration: SOLE, organizationBasis: RECORDED",
        "sectors: [ACADEMIA]",
        "sectorKnown: true",
        "domains: [\"language\"]",
        "minDomains: 2",
        "tasks: [\"translation\"]",
        "maxTasks: 3",
        "accessibility: [API_ACCESS]",
        "accessibilityKnown: false",
        "confidence: [LIKELY, UNKNOWN]"
    };

    /** Lists of models; the placeholder stands for the filter. */
    private static final String[] LISTS = {
        "models(revision: 8, first: 1, filter: {%s}) { totalCount }",
        "country(code: \"US\", revision: 8) { models(first: 1, basis: RECORDED, filter: {%s}) { totalCount } }",
        "organization(slug: \"google\", revision: 8) { models(first: 1, basis: GROUP, filter: {%s}) { totalCount } }",
        "organizations(revision: 8, first: 9) { nodes { models(first: 1, filter: {%s}) { totalCount } } }",
        "trends(revision: 8, filter: {%s}) { years { models(first: 1) { totalCount } } }"
    };

    private static final AtomicInteger POSITIVE = new AtomicInteger();

    @AfterAll
    static void mostListsHaveModels() {
        assertThat(POSITIVE.get()).as("lists with models").isGreaterThan(CASES / 2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void countFromCombinationsEqualsTheCountOfModels(String list) {
        var document = "{ counted: " + list.replace("%s", "") + " of: " + list.replace("%s", ANY_DAY + ", ") + " }";
        var answer = GraphQLClient.post(document).jsonPath();
        assertThat(answer.<Object>get("errors")).as(document).isNull();
        assertThat(answer.<Object>get("data.counted")).as(document).isNotNull().isEqualTo(answer.get("data.of"));
        if (answer.get("data.counted").toString().matches(".*totalCount[:=][1-9].*")) {
            POSITIVE.incrementAndGet();
        }
    }

    static Stream<String> lists() {
        var random = new SplittableRandom(25);
        return IntStream.range(0, CASES)
                .mapToObj(number -> LISTS[number % LISTS.length].replace("{%s}", "{%s" + filter(random, 2) + "}"));
    }

    /** One or two conditions, possibly nested. */
    private static String filter(SplittableRandom random, int depth) {
        var condition = CONDITIONS[random.nextInt(CONDITIONS.length)];
        if (depth == 0) {
            return condition;
        }
        var other = filter(random, depth - 1);
        return switch (random.nextInt(4)) {
            case 0 -> condition + ", not: {" + other + "}";
            case 1 -> condition + ", all: [{" + other + "}]";
            case 2 -> "any: [{" + condition + "}, {" + other + "}]";
            default -> condition;
        };
    }
}
