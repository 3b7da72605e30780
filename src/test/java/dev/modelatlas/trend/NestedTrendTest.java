package dev.modelatlas.trend;

import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HandMade.Alone.class)
class NestedTrendTest extends TrendTest {

    @BeforeEach
    void twoOrganizationsOfOneGroupAndAThird() {
        givenAsOf(
                "2024-12-31",
                List.of("google US", "deepmind GB google", "lg KR"),
                "2022-01-01 organizations=lg countries=KR",
                "2023-01-01 organizations=google countries=US",
                "2024-01-01 organizations=deepmind countries=GB",
                "2024-02-01 organizations=google,lg countries=US,KR");
    }

    @Test
    void trendOfAnOrganizationHasCountsSharesAndRanksByYear() {
        ask("""
                        { organization(slug: "lg", revision: $revision) { trend(from: 2023, to: 2024) {
                            year partial modelCount change growthRate cumulative share rank tied } } }""", "data.organization.trend").isEqualTo("""
                        [{year: 2023, partial: false, modelCount: 0, change: -1, growthRate: -1.0, cumulative: 0,
                          share: 0.0, rank: null, tied: null},
                         {year: 2024, partial: false, modelCount: 1, change: 1, growthRate: null, cumulative: 1,
                          share: 0.5, rank: 1, tied: true}]""");
    }

    @Test
    void trendListsAllYearsOfTheDatasetByDefaultEvenThoseWithoutModels() {
        ask("""
                        { country(code: "GB", revision: $revision) { trend { year modelCount models { totalCount } } } }""", "data.country.trend").isEqualTo("""
                        [{year: 2022, modelCount: 0, models: {totalCount: 0}},
                         {year: 2023, modelCount: 0, models: {totalCount: 0}},
                         {year: 2024, modelCount: 1, models: {totalCount: 1}}]""");
    }

    @Test
    void aliasesWithDifferentArgumentsGetTheirOwnTrends() {
        ask("""
                        { organization(slug: "google", revision: $revision) {
                            recorded: trend(from: 2024, to: 2024) { modelCount }
                            group: trend(from: 2024, to: 2024, basis: GROUP) { modelCount }
                            earlier: trend(from: 2023, to: 2023) { year modelCount } } }""", "data.organization").isEqualTo("""
                        {recorded: [{modelCount: 1}], group: [{modelCount: 2}], earlier: [{year: 2023, modelCount: 1}]}""");
    }

    @Test
    void eachOrganizationOfAListHasItsOwnTrend() {
        ask("""
                        { trends(revision: $revision, organizationBasis: RECORDED) { ranking(by: ORGANIZATION) {
                            key subject { ... on Organization { trend(from: 2024, to: 2024) { modelCount } } } } } }""", "data.trends.ranking").isEqualTo("""
                        [{key: 'google', subject: {trend: [{modelCount: 1}]}},
                         {key: 'lg', subject: {trend: [{modelCount: 1}]}},
                         {key: 'deepmind', subject: {trend: [{modelCount: 1}]}}]""");
    }

    @Test
    void refusesAWindowThatEndsBeforeItBegins() {
        ask(
                        "{ country(code: \"GB\", revision: $revision) { trend(from: 2024, to: 2023) { year } } }",
                        "errors[0].extensions")
                .isEqualTo("{code: 'BAD_USER_INPUT', argument: 'from'}");
    }
}
