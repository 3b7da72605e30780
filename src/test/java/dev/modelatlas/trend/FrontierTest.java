package dev.modelatlas.trend;

import java.time.LocalDate;
import java.util.stream.IntStream;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(HandMade.Alone.class)
class FrontierTest extends TrendTest {
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    /** All models of these tests match. With a filter, the frontier is computed from the models; without, it is stored. */
    private static final String ANY = ", filter: {releasedFrom: \"1900-01-01\"}";

    private static final String POINTS = "computeFrontier { model { slug } flop previousFlop factor }";

    @ParameterizedTest
    @ValueSource(strings = {"", ANY})
    void frontierComparesWithModelsBeforeTheWindowButDoesNotListThem(String filter) {
        given(
                "2019-01-01 slug=a flop=4e24",
                "2020-01-01 slug=b flop=2e24",
                "2021-01-01 slug=c flop=8e24",
                "2022-01-01 slug=d flop=9e25");
        trends("from: 2020, to: 2021" + filter, POINTS)
                .isEqualTo("{computeFrontier: [{model: {slug: 'c'}, flop: 8e24, previousFlop: 4e24, factor: 2.0}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ANY})
    void frontierListsOneModelPerDayChosenByComputeThenSlug(String filter) {
        given("2020-01-01 slug=c flop=2e24", "2020-01-01 slug=b flop=2e24", "2020-01-01 slug=a flop=1e24");
        trends("from: 2020" + filter, POINTS)
                .isEqualTo("{computeFrontier: [{model: {slug: 'b'}, flop: 2e24, previousFlop: null, factor: null}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ANY})
    void equalOrUnknownComputeDoesNotExtendTheFrontier(String filter) {
        given("2020-01-01 slug=a flop=1e24", "2020-02-01 slug=b flop=1e24", "2020-03-01 slug=c");
        trends("from: 2020" + filter, "computeFrontier { model { slug } }")
                .isEqualTo("{computeFrontier: [{model: {slug: 'a'}}]}");
    }

    @Test
    void frontierAppliesTheFilter() {
        given("2020-01-01 slug=a flop=8e24", "2021-01-01 slug=b flop=1e24 domains=vision");
        trends("from: 2020, filter: {domains: [\"vision\"]}", POINTS)
                .isEqualTo("{computeFrontier: [{model: {slug: 'b'}, flop: 1e24, previousFlop: null, factor: null}]}");
    }

    @Test
    void growthIsTheSlopeOfTheLogarithms() {
        given(points(5, 4 * 1461, 4));
        trends("from: 2000, to: 2100", "computeGrowth { models factorPerYear doublingMonths rSquared }")
                .isEqualTo(
                        "{computeGrowth: {models: 5, factorPerYear: 10, doublingMonths: 3.61235994796777, rSquared: 1}}");
    }

    @Test
    void growthIsNullForFewerThanFivePointsOrLessThanAYear() {
        given(points(4, 1461, 1));
        trends("from: 2000, to: 2100", "computeGrowth { models }").isEqualTo("{computeGrowth: null}");
        given(points(5, 364, 1));
        trends("from: 2000, to: 2100", "computeGrowth { models }").isEqualTo("{computeGrowth: null}");
        given(points(5, 365, 1));
        trends("from: 2000, to: 2100", "computeGrowth { models }").isEqualTo("{computeGrowth: {models: 5}}");
    }

    @Test
    void growthWithoutAnyPointIsNull() {
        given("2020-01-01");
        trends("from: 2020", "computeFrontier { flop } computeGrowth { models }")
                .isEqualTo("{computeFrontier: [], computeGrowth: null}");
    }

    /** Records at equal intervals of days, each by the given number of powers of ten above the previous one. */
    private static String[] points(int number, int days, int powers) {
        return IntStream.range(0, number)
                .mapToObj(i ->
                        FIRST_DAY.plusDays(days * i / (number - 1)) + " slug=p" + i + " flop=1e" + (9 + powers * i))
                .toArray(String[]::new);
    }
}
