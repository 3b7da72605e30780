package dev.modelatlas.recount;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.modelatlas.recount.Answer.FrontierPoint;
import dev.modelatlas.recount.Answer.RankedCount;
import dev.modelatlas.recount.Answer.SeriesYear;
import dev.modelatlas.recount.Answer.YearTrend;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.trend.count.Dimension;

import static dev.modelatlas.recount.Sample.model;
import static org.assertj.core.api.Assertions.assertThat;

/** The rules of docs/counting-rules.md, applied to so few models that a reader can count them by hand. */
@Concurrent
class CountingTest {
    private static final Vintage VINTAGE = Sample.of(
            model("a", "2020-05-01", 1e23, "language"),
            model("b", "2021-01-01", null, "vision"),
            model("c", "2021-02-01", 3e23, "language", "vision"),
            model("d", "2021-02-01", 3e23, "audio"),
            model("e", "2023-01-01", 2e23));

    @Test
    void tiedKeysShareARankAndTheNextRanksAreSkipped() {
        assertThat(VINTAGE.recount(Question.window(2020, 2023)).ranking(Dimension.DOMAIN, null, 2))
                .containsExactly(
                        new RankedCount(1, true, "language", 2, 0.4), new RankedCount(1, true, "vision", 2, 0.4));
        assertThat(VINTAGE.recount(Question.window(2020, 2023)).ranking(Dimension.DOMAIN, null, 1))
                .endsWith(new RankedCount(3, false, "audio", 1, 0.2));
    }

    @Test
    void comparesTheFirstYearWithTheYearBeforeAndMarksTheUnfinishedYearAsPartial() {
        assertThat(VINTAGE.recount(Question.window(2021, 2023)).years())
                .containsExactly(
                        new YearTrend(2021, false, 3, 2, 2.0, 3),
                        new YearTrend(2022, false, 0, -3, -1.0, 3),
                        new YearTrend(2023, true, 1, 1, null, 4));
    }

    @Test
    void yearWithoutModelsHasNoRankAndNoShare() {
        assertThat(VINTAGE.recount(Question.window(2022, 2023))
                        .series(Dimension.COLLABORATION, 1)
                        .get(0)
                        .years())
                .containsExactly(
                        new SeriesYear(2022, false, 0, -3, -1.0, 0, null, null, null),
                        new SeriesYear(2023, true, 1, 1, null, 1, 1.0, 1, false));
    }

    @Test
    void compoundGrowthIsNullIfTheLastYearIsPartial() {
        assertThat(VINTAGE.recount(Question.window(2020, 2021)).compoundAnnualGrowthRate())
                .isEqualTo(2.0);
        assertThat(VINTAGE.recount(Question.window(2020, 2023)).compoundAnnualGrowthRate())
                .isNull();
        assertThat(VINTAGE.recount(Question.window(2020, 2023)).lastCompleteYear())
                .isEqualTo(2022);
    }

    @Test
    void yearIsPartialIfTheFilterExcludesSomeOfItsDays() {
        Question cut = Question.window(2020, 2022)
                .where(new Filter(
                        Map.of("releasedFrom", LocalDate.of(2021, 1, 1), "releasedTo", LocalDate.of(2022, 12, 30))));
        assertThat(VINTAGE.recount(cut).years()).extracting(YearTrend::partial).containsExactly(true, false, true);
    }

    @Test
    void frontierHasAtMostOneModelPerReleaseDateAndConsidersModelsBeforeTheWindow() {
        assertThat(VINTAGE.recount(Question.window(2021, 2023))
                        .computeFrontier()
                        .points())
                .containsExactly(
                        new FrontierPoint(Answer.Model.of(VINTAGE.facts().get(2)), 3e23, 1e23, 3e23 / 1e23));
    }

    @Test
    void modelsWithUnknownComputeMatchOnlyTheNegationOfAMinimum() {
        Filter large = new Filter(Map.of("minTrainingFlop", 2e23));
        assertThat(VINTAGE.recount(Question.window(2020, 2023).where(large)).matching())
                .extracting(Fact::slug)
                .containsExactly("c", "d", "e");
        assertThat(VINTAGE.recount(Question.window(2020, 2023).where(new Filter(Map.of("not", large))))
                        .matching())
                .extracting(Fact::slug)
                .containsExactly("a", "b");
    }

    @Test
    void emptyListInAFilterMatchesAllModels() {
        Filter empty = new Filter(Map.of("domains", List.of(), "any", List.of(), "all", List.of()));
        assertThat(VINTAGE.recount(Question.window(2020, 2023).where(empty)).modelCount())
                .isEqualTo(5);
    }

    @Test
    void magnitudeIsThePowerOfTenAtOrBelowTheNumber() {
        assertThat(List.of(Keys.magnitude(1e23), Keys.magnitude(9.99e23), Keys.magnitude(1e25)))
                .containsExactly("1e23", "1e23", "1e25");
    }
}
