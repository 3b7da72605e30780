package dev.modelatlas.trend;

import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(HandMade.Alone.class)
class YearsTest extends TrendTest {

    @Test
    void yearWithoutModelsIsListedAndTheNextYearHasNullGrowth() {
        given("2020-05-01", "2020-06-01", "2022-01-01");
        trends("from: 2020, to: 2022", "years { year modelCount change growthRate }")
                .isEqualTo("""
                        {years: [{year: 2020, modelCount: 2, change: 2, growthRate: null},
                                 {year: 2021, modelCount: 0, change: -2, growthRate: -1.0},
                                 {year: 2022, modelCount: 1, change: 1, growthRate: null}]}""");
    }

    @Test
    void firstYearIsComparedWithTheYearBeforeAndStartsTheCumulativeCount() {
        given("2019-05-01", "2019-06-01", "2020-01-01", "2020-12-31", "2020-07-01", "2021-01-01");
        trends("from: 2020, to: 2021", "modelCount years { year change growthRate cumulative }")
                .isEqualTo("""
                        {modelCount: 4, years: [{year: 2020, change: 1, growthRate: 0.5, cumulative: 3},
                                                {year: 2021, change: -2, growthRate: -0.6666666666666666, cumulative: 4}]}""");
    }

    @Test
    void yearIsPartialIfTheSourceDoesNotCoverAllOfIt() {
        givenAsOf("2023-12-30", List.of(), "2022-01-01", "2023-01-01");
        trends("from: 2022, to: 2024", "lastCompleteYear years { year partial }")
                .isEqualTo("""
                        {lastCompleteYear: 2022, years: [{year: 2022, partial: false}, {year: 2023, partial: true},
                                                         {year: 2024, partial: true}]}""");
    }

    @Test
    void yearIsCompleteIfTheSourceIsDated31December() {
        givenAsOf("2023-12-31", List.of(), "2023-01-01");
        trends("from: 2023, to: 2024", "lastCompleteYear years { year partial }")
                .isEqualTo(
                        "{lastCompleteYear: 2023, years: [{year: 2023, partial: false}, {year: 2024, partial: true}]}");
    }

    @Test
    void noYearIsCompleteInAWindowAfterTheDateOfTheSource() {
        given("2025-01-01");
        trends("from: 2025, to: 2026", "lastCompleteYear").isEqualTo("{lastCompleteYear: null}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "any: [{releasedTo: '2022-06-30'}] | false | true",
                "any: [{releasedTo: '2021-06-30'}, {releasedTo: '2022-06-30'}] | false | true",
                "any: [{releasedTo: '2022-06-30'}, {countries: ['KR']}] | false | false",
                "any: [{releasedFrom: '2021-02-01', releasedTo: '2022-06-30'}, {releasedFrom: '2021-03-01'}] | true | false",
                "not: {releasedFrom: '2022-07-01'} | false | true",
                "not: {releasedTo: '2021-07-01'} | true | false",
                "not: {releasedTo: '2021-07-01', countries: ['KR']} | false | false",
                "not: {releasedFrom: '2021-07-01', releasedTo: '2022-07-01'} | true | true",
                "not: {all: [{releasedFrom: '2022-07-01'}]} | false | true",
                "not: {releasedFrom: '2022-07-01', domains: []} | false | true",
                "any: [{releasedTo: '2021-06-30'}, {releasedFrom: '2022-01-01'}] | true | false",
                "all: [{any: [{not: {releasedFrom: '2022-07-01'}}]}] | false | true",
            })
    void yearIsPartialIfANestedFilterExcludesSomeOfItsDays(
            String filter, boolean is2021Partial, boolean is2022Partial) {
        given("2021-06-01", "2022-06-01");
        trends("from: 2021, to: 2022, filter: {" + filter.replace('\'', '"') + "}", "years { partial }")
                .isEqualTo("{years: [{partial: " + is2021Partial + "}, {partial: " + is2022Partial + "}]}");
    }

    @Test
    void yearIsPartialIfTheFilterExcludesSomeOfItsDays() {
        given("2020-06-01", "2021-06-01", "2022-06-01");
        trends(
                        "from: 2020, to: 2022, filter: {releasedFrom: \"2020-01-02\", all: [{releasedTo: \"2022-12-30\"}]}",
                        "years { partial }")
                .isEqualTo("{years: [{partial: true}, {partial: false}, {partial: true}]}");
        trends(
                        "from: 2020, to: 2022, filter: {releasedFrom: \"2020-01-01\", releasedTo: \"2022-12-31\"}",
                        "years { partial }")
                .isEqualTo("{years: [{partial: false}, {partial: false}, {partial: false}]}");
    }

    @Test
    void boundsDefaultToTheFirstAndLastYearWithAMatchingModel() {
        given("2018-01-01", "2020-01-01 domains=vision", "2022-01-01 domains=vision", "2024-01-01");
        var filter = "filter: {domains: [\"vision\"]}";
        trends(filter, "from to modelCount").isEqualTo("{from: 2020, to: 2022, modelCount: 2}");
        trends(filter + ", from: 2021", "from to modelCount").isEqualTo("{from: 2021, to: 2022, modelCount: 1}");
        trends(filter + ", from: 2023", "from to modelCount").isEqualTo("{from: 2023, to: 2023, modelCount: 0}");
        trends(filter + ", to: 2019", "from to modelCount").isEqualTo("{from: 2019, to: 2019, modelCount: 0}");
    }

    @Test
    void windowIsTheYearOfTheAsOfDateIfNoModelMatches() {
        given("2020-01-01");
        trends(
                        "filter: {computeKnown: true}",
                        "from to modelCount compoundAnnualGrowthRate years { year modelCount change growthRate cumulative }")
                .isEqualTo("""
                        {from: 2024, to: 2024, modelCount: 0, compoundAnnualGrowthRate: null,
                         years: [{year: 2024, modelCount: 0, change: 0, growthRate: null, cumulative: 0}]}""");
    }

    @Test
    void compoundGrowthUsesTheFirstAndLastYear() {
        given("2020-01-01", "2022-01-01", "2022-02-01", "2022-03-01", "2022-04-01");
        trends("from: 2020, to: 2022", "compoundAnnualGrowthRate").isEqualTo("{compoundAnnualGrowthRate: 1.0}");
        trends("from: 2022, to: 2023", "compoundAnnualGrowthRate").isEqualTo("{compoundAnnualGrowthRate: -1.0}");
    }

    @Test
    void compoundGrowthIsNullForAnEmptyFirstYearOrASingleYearOrAPartialLastYear() {
        given("2020-01-01", "2022-01-01", "2025-01-01");
        trends("from: 2021, to: 2022", "compoundAnnualGrowthRate").isEqualTo("{compoundAnnualGrowthRate: null}");
        trends("from: 2022, to: 2022", "compoundAnnualGrowthRate").isEqualTo("{compoundAnnualGrowthRate: null}");
        trends("from: 2020, to: 2025", "compoundAnnualGrowthRate").isEqualTo("{compoundAnnualGrowthRate: null}");
    }

    @Test
    void refusesInvalidWindows() {
        given("2020-01-01");
        errors("from: 2021, to: 2020", "from")
                .node("[0].extensions")
                .isEqualTo("{code: 'BAD_USER_INPUT', argument: 'from'}");
        errors("from: 1821, to: 2021", "from")
                .node("[0].extensions")
                .isEqualTo("{code: 'BAD_USER_INPUT', argument: 'from'}");
        errors("to: 10000", "from").node("[0].extensions").isEqualTo("{code: 'BAD_USER_INPUT', argument: 'to'}");
        trends("from: 1822, to: 2021", "modelCount").isEqualTo("{modelCount: 1}");
    }

    @Test
    void modelsFieldOfAYearListsTheModelsCountedInThatYear() {
        given("2020-01-01 slug=a", "2021-01-01 slug=b", "2021-02-01 slug=c", "2022-01-01 slug=d");
        trends("from: 2020, to: 2021", "years { models(first: 1) { totalCount nodes { slug } } }")
                .isEqualTo("""
                        {years: [{models: {totalCount: 1, nodes: [{slug: 'a'}]}},
                                 {models: {totalCount: 2, nodes: [{slug: 'c'}]}}]}""");
    }
}
