package dev.modelatlas.trend;

import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HandMade.Alone.class)
class SeriesTest extends TrendTest {

    @Test
    void valueWithoutModelsInAYearHasNoRankInThatYear() {
        given("2023-01-01 countries=KR", "2024-01-01 countries=US", "2024-01-01 countries=US,KR");
        trends(
                        "from: 2023, to: 2024",
                        "series(by: COUNTRY) { key rank tied years { year modelCount share rank tied } }")
                .isEqualTo("""
                        {series: [
                            {key: 'KR', rank: 1, tied: true, years: [
                                {year: 2023, modelCount: 1, share: 1.0, rank: 1, tied: false},
                                {year: 2024, modelCount: 1, share: 0.5, rank: 2, tied: false}]},
                            {key: 'US', rank: 1, tied: true, years: [
                                {year: 2023, modelCount: 0, share: 0.0, rank: null, tied: null},
                                {year: 2024, modelCount: 2, share: 1.0, rank: 1, tied: false}]}]}""");
    }

    @Test
    void yearWithoutAnyModelHasNoShare() {
        given("2022-01-01 countries=KR", "2024-01-01 countries=KR");
        trends("from: 2022, to: 2024", "series(by: COUNTRY) { share years { share growthRate change cumulative } }")
                .isEqualTo("""
                        {series: [{share: 1.0, years: [{share: 1.0, growthRate: null, change: 1, cumulative: 1},
                                                       {share: null, growthRate: -1.0, change: -1, cumulative: 1},
                                                       {share: 1.0, growthRate: null, change: 1, cumulative: 2}]}]}""");
    }

    @Test
    void yearBeforeTheWindowIsUsedOnlyForComparison() {
        given("2023-01-01 countries=KR", "2023-01-01 countries=KR,FR", "2024-01-01 countries=KR");
        trends(
                        "from: 2024, to: 2024",
                        "series(by: COUNTRY) { key modelCount share rank years { year change growthRate cumulative rank } }")
                .isEqualTo("""
                        {series: [{key: 'KR', modelCount: 1, share: 1.0, rank: 1, years: [
                            {year: 2024, change: -1, growthRate: -0.5, cumulative: 1, rank: 1}]}]}""");
    }

    @Test
    void argumentTopShortensTheListAfterRanksAreComputed() {
        given("2023-01-01 countries=US", "2024-01-01 countries=US", "2024-02-01 countries=KR");
        trends("from: 2023, to: 2024", "series(by: COUNTRY, top: 1) { key rank tied years { rank tied } }")
                .isEqualTo("""
                        {series: [{key: 'US', rank: 1, tied: false,
                                   years: [{rank: 1, tied: false}, {rank: 1, tied: true}]}]}""");
    }

    @Test
    void minModelsAppliesToModelsInTheWindow() {
        given("2023-01-01 countries=US", "2024-01-01 countries=US", "2024-02-01 countries=KR");
        trends("from: 2023, to: 2024", "series(by: COUNTRY, minModels: 2) { key rank }")
                .isEqualTo("{series: [{key: 'US', rank: 1}]}");
    }

    @Test
    void sharesAreRelativeToTheModelsThatMatchTheFilter() {
        given(
                "2024-01-01 countries=US domains=vision",
                "2024-01-01 countries=KR domains=vision",
                "2024-01-01 countries=US");
        trends(
                        "from: 2024, to: 2024, filter: {domains: [\"vision\"]}",
                        "series(by: COUNTRY) { key share years { share } }")
                .isEqualTo(
                        "{series: [{key: 'KR', share: 0.5, years: [{share: 0.5}]}, {key: 'US', share: 0.5, years: [{share: 0.5}]}]}");
    }

    @Test
    void partialYearsAreFlagged() {
        givenAsOf("2024-06-30", List.of(), "2023-01-01 countries=KR", "2024-01-01 countries=KR");
        trends("from: 2023, to: 2024", "series(by: COUNTRY) { years { partial growthRate } }")
                .isEqualTo(
                        "{series: [{years: [{partial: false, growthRate: null}, {partial: true, growthRate: 0.0}]}]}");
    }

    @Test
    void countedModelsOfASeriesAndOfEachYearCanBeListed() {
        given(
                "2023-01-01 slug=a countries=KR",
                "2024-01-01 slug=b countries=KR",
                "2024-01-01 slug=c countries=US",
                "2022-01-01 slug=d countries=KR");
        trends(
                        "from: 2023, to: 2024",
                        "series(by: COUNTRY, top: 1) { models { nodes { slug } } years { models { nodes { slug } } } }")
                .isEqualTo("""
                        {series: [{models: {nodes: [{slug: 'b'}, {slug: 'a'}]},
                                   years: [{models: {nodes: [{slug: 'a'}]}}, {models: {nodes: [{slug: 'b'}]}}]}]}""");
    }
}
