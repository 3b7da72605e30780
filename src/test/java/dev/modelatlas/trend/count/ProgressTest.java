package dev.modelatlas.trend.count;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.trend.ComputeGrowth;
import dev.modelatlas.trend.StudentT;
import dev.modelatlas.trend.ValueLabels;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.Name;
import dev.modelatlas.vocabulary.OrganizationBasis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Derives trends from counts, without a database. */
@Concurrent
class ProgressTest {
    private static final Coverage WHOLE = new Coverage(List.of(), 2024);
    private static final YearCounts YEARS = years(2020, 2, 2021, 0, 2022, 3, 2024, 4);

    @Test
    void sumsTheModelCountsOfTheGivenYears() {
        assertThat(IntStream.rangeClosed(2018, 2026).map(YEARS::in)).containsExactly(0, 0, 2, 0, 3, 0, 4, 0, 0);
        assertThat(YEARS.in(2020, 2024)).isEqualTo(9);
        assertThat(YEARS.in(1000, 9999)).isEqualTo(9);
        assertThat(YEARS.in(2021, 2022)).isEqualTo(3);
        assertThat(YEARS.in(2024, 2020)).isZero();
        assertThat(YEARS.years()).containsExactly(2020, 2022, 2024);
        assertThat(YEARS.size()).isEqualTo(6);
        assertThat(years(2020, 1, 2020, 2).in(2020)).isEqualTo(3);
        assertThat(years().in(2020)).isZero();
        assertThat(years().years()).isEmpty();
    }

    @Test
    void ranksValuesByTheNumberOfTheirModelsInTheGivenYears() {
        var tally = Tally.of(List.of(
                new Tally.Row(2020, "b", "2", 1),
                new Tally.Row(2021, "b", "2", 5),
                new Tally.Row(2020, "a", "1", 3),
                new Tally.Row(2020, null, null, 7),
                new Tally.Row(2021, null, null, 1)));
        assertThat(tally.ranked(2020, 2020, 1))
                .extracting(ranked -> ranked.value().key())
                .containsExactly("a", "b");
        assertThat(tally.ranked(2020, 2021, 1))
                .extracting(ranked -> ranked.value().key() + ranked.value().value() + ranked.models())
                .containsExactly("b26", "a13");
        assertThat(tally.unattributed().in(2020, 2021)).isEqualTo(8);
        assertThat(tally.weight()).isEqualTo(200 * 3 + 4 * (2 + 3 + 3));
        assertThat(Tally.Value.none("c", "3").models().in(1000, 9999)).isZero();
    }

    @Test
    void firstYearOfTheWindowIsAlsoComparedWithThePreviousYear() {
        assertThat(Progress.of(YEARS, new TrendWindow(2021, 2024, WHOLE, 1000, 9999)))
                .containsExactly(
                        new Progress(2021, false, 0, -2, -1.0, 0),
                        new Progress(2022, false, 3, 3, null, 3),
                        new Progress(2023, false, 0, -3, -1.0, 3),
                        new Progress(2024, false, 4, 4, null, 7));
        assertThat(Progress.of(years(2023, 4, 2024, 6, 2025, 3), new TrendWindow(2024, 2025, WHOLE, 1000, 9999)))
                .containsExactly(new Progress(2024, false, 6, 2, 0.5, 6), new Progress(2025, true, 3, -3, -0.5, 9));
    }

    @Test
    void compoundGrowthIsTheMeanYearlyGrowthInACompleteWindow() {
        assertThat(growth(2020, 2024)).isCloseTo(Math.pow(2, 0.25) - 1, within(1e-12));
        assertThat(growth(2020, 2023)).isEqualTo(-1);
        assertThat(growth(2020, 2020)).isNull();
        assertThat(growth(2021, 2024)).isNull();
        assertThat(growth(2020, 2025)).isNull();
    }

    private static Double growth(int from, int to) {
        return Progress.compoundAnnualGrowthRate(YEARS, new TrendWindow(from, to, WHOLE, 1000, 9999));
    }

    @Test
    void ranksOrganizationsWithinTheirCountries() {
        var releases = Tally.of(List.of(
                new Tally.Row(2024, "KR/a", "1/KR", 3),
                new Tally.Row(2024, "KR/b", "2/KR", 2),
                new Tally.Row(2024, "US/c", "3", 2),
                new Tally.Row(2024, "US/d", "4", 1),
                new Tally.Row(2023, "FR/e", "5", 9),
                new Tally.Row(2024, "CN/f", "6", 2)));
        assertThat(ProlificOrganizations.countries(releases, 2024, 2))
                .extracting(country -> country.rank() + " " + country.code() + (country.tied() ? " tied" : "") + " "
                        + country.organizations().stream()
                                .map(place -> place.rank()
                                        + ProlificOrganizations.slug(place.value())
                                        + ProlificOrganizations.id(place.value()))
                                .toList())
                .containsExactly("1 KR [1a1, 2b2]", "2 CN tied [1f6]", "2 US tied [1c3]");
    }

    @ParameterizedTest
    @CsvSource({
        "5, 365, 0.6, true",
        "4, 365, 0.6, false",
        "5, 364, 0.6, false",
        "5, 365, 400, false",
    })
    void computeGrowthNeedsFivePointsAndAYear(int points, int days, double slope, boolean isTold) {
        assertThat(growth(points, days, slope).isPresent()).isEqualTo(isTold);
    }

    private static Optional<ComputeGrowth> growth(int points, int days, double slope) {
        return ComputeGrowth.of(new TrendRows.Line(points, days, slope, 0.9, 0.1));
    }

    /** From tables of Student's t. */
    @ParameterizedTest
    @CsvSource({"1, 6.3138", "2, 2.9200", "3, 2.3534", "4, 2.1318", "5, 2.0150", "6, 1.9432", "7, 1.8946", "30, 1.6973"
    })
    void quantilesOfStudentsDistributionMatchTables(int degrees, double quantile) {
        assertThat(StudentT.quantile(0.9, degrees)).isCloseTo(quantile, within(5e-5));
    }

    @Test
    void computeGrowthHasAnIntervalOfNinetyPercent() {
        var growth = growth(7, 400, 0.5).orElseThrow();
        var margin = 0.1 * 2.015048373;
        assertThat(growth.factorLow()).isCloseTo(Math.pow(10, 0.5 - margin), within(1e-8));
        assertThat(growth.factorHigh()).isCloseTo(Math.pow(10, 0.5 + margin), within(1e-8));
    }

    @Test
    void doublingTimeIsNullWithoutGrowth() {
        var growth = growth(7, 400, 0.5).orElseThrow();
        assertThat(growth.models()).isEqualTo(7);
        assertThat(growth.factorPerYear()).isCloseTo(Math.sqrt(10), within(1e-12));
        assertThat(growth.doublingMonths()).isCloseTo(7.2247198959, within(1e-9));
        assertThat(growth.rSquared()).isEqualTo(0.9);
        assertThat(growth(7, 400, 0).orElseThrow().doublingMonths()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "SECTOR, INDUSTRY, Industry, 산업계",
        "DOMAIN_COUNT, 0, No domain recorded, 분야 정보 없음",
        "DOMAIN_COUNT, 1, 1 domain, 분야 1개",
        "TASK_COUNT, 2, 2 tasks, 과업 2개",
        "TASK_COUNT, 5+, 5 or more tasks, 과업 5개 이상",
        "TASK_FAMILY_COUNT, 0, No task family recorded, 과업군 정보 없음",
        "TASK_FAMILY_COUNT, 1, 1 task family, 과업군 1개",
        "TASK_FAMILY_COUNT, 5+, 5 or more task families, 과업군 5개 이상",
        "OPENNESS, CLOSED, Closed weights, 가중치 비공개",
        "COMPUTE_MAGNITUDE, unknown, Unknown, 정보 없음",
        "COMPUTE_MAGNITUDE, 0, Below 1 FLOP, 1 FLOP 미만",
        "COMPUTE_MAGNITUDE, 1e24, 10²⁴–10²⁵ FLOP, 10²⁴~10²⁵ FLOP",
    })
    void keysThatStandForNoEntityHaveLabels(Dimension by, String key, String english, String korean) {
        assertThat(ValueLabels.of(by, key)).isEqualTo(new Name(english, korean));
    }

    @Test
    void sqlConditionOfADimensionComparesItsKeyWithItsColumn() {
        var snapshot = new Snapshot(8, true);
        var all = TrendScope.everything(snapshot, CountryBasis.HEADQUARTERS, OrganizationBasis.GROUP);
        assertThat(all.isOfAll()).isTrue();
        assertThat(all.breakdown(Dimension.COUNTRY).condition()).isEqualTo("k.key = any(m.headquarters_countries)");
        assertThat(all.breakdown(Dimension.ORGANIZATION).condition()).isEqualTo("k.key::int = any(m.group_ids)");
        assertThat(all.breakdown(Dimension.CONFIDENCE).condition()).isEqualTo("k.key = m.confidence");
        var group = all.models(2020, 2024);
        assertThat(group.releasedFrom()).isEqualTo("2020-01-01");
        assertThat(group.releasedTo()).isEqualTo("2024-12-31");
        assertThat(group.condition()).isEqualTo("true");
    }

    private static YearCounts years(int... yearsAndModels) {
        return YearCounts.of(IntStream.range(0, yearsAndModels.length / 2)
                .mapToObj(n -> new YearCounts.Year(yearsAndModels[2 * n], yearsAndModels[2 * n + 1]))
                .toList());
    }
}
