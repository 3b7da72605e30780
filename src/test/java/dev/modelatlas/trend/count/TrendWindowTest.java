package dev.modelatlas.trend.count;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The years of a trend, and which of them are complete. */
@Concurrent
class TrendWindowTest {
    private static final Coverage WHOLE = new Coverage(List.of(), 2024);
    private static final YearCounts YEARS = years(2020, 2, 2021, 0, 2022, 3, 2024, 4);

    @ParameterizedTest
    @CsvSource({
        ", , 2020, 2024, 1000, 9999",
        "2022, , 2022, 2024, 2022, 9999",
        ", 2022, 2020, 2022, 1000, 2022",
        "2030, , 2030, 2030, 2030, 9999",
        ", 2010, 2010, 2010, 1000, 2010",
        "2021, 2023, 2021, 2023, 2021, 2023",
        "2024, 2223, 2024, 2223, 2024, 2223",
    })
    void defaultWindowSpansAllModels(Integer from, Integer to, int first, int last, int firstAllowed, int lastAllowed) {
        assertThat(TrendWindow.of(from, to, YEARS, 2026, WHOLE))
                .isEqualTo(new TrendWindow(first, last, WHOLE, firstAllowed, lastAllowed));
    }

    @Test
    void windowIsTheYearOfTheAsOfDateIfNoModelMatches() {
        assertThat(TrendWindow.of(null, null, years(), 2026, WHOLE))
                .isEqualTo(new TrendWindow(2026, 2026, WHOLE, 1000, 9999));
    }

    @Test
    void windowHasAtMost200Years() {
        refused(
                () -> TrendWindow.of(2024, 2224, YEARS, 2026, WHOLE),
                "from",
                "The window from 2024 to 2224 has 201 years. The limit is 200.");
        refused(
                () -> TrendWindow.of(null, 2224, YEARS, 2026, WHOLE),
                "to",
                "The window from 2020 to 2224 has 205 years. The limit is 200.");
    }

    @Test
    void validatesTheYearsOfAWindow() {
        assertThatCode(() -> TrendWindow.check(1000, 9999)).doesNotThrowAnyException();
        assertThatCode(() -> TrendWindow.check(2020, 2020)).doesNotThrowAnyException();
        assertThatCode(() -> TrendWindow.check(null, null)).doesNotThrowAnyException();
        assertThatCode(() -> TrendWindow.check(2020, null)).doesNotThrowAnyException();
        refused(() -> TrendWindow.check(999, null), "from", "`from` must be a year from 1000 to 9999, but is 999.");
        refused(() -> TrendWindow.check(null, 10_000), "to", "`to` must be a year from 1000 to 9999, but is 10000.");
        refused(
                () -> TrendWindow.check(2021, 2020),
                "from",
                "`from` must not be after `to`, but 2021 is after 2020. Swap them.");
    }

    @Test
    void narrowsAWindowToOneOfItsYears() {
        var window = new TrendWindow(2020, 2024, WHOLE, 2020, 9999);
        assertThat(window.narrowedTo(null)).isSameAs(window);
        assertThat(window.narrowedTo(2020)).isEqualTo(new TrendWindow(2020, 2020, WHOLE, 2020, 2020));
        assertThat(window.narrowedTo(9999).to()).isEqualTo(9999);
        refused(
                () -> window.narrowedTo(2019),
                "year",
                "`year` 2019 is outside the window. Choose a year from 2020 to 2024.");
        var bounded = new TrendWindow(2020, 2024, WHOLE, 1000, 2024);
        assertThat(bounded.narrowedTo(2024).from()).isEqualTo(2024);
        refused(
                () -> bounded.narrowedTo(2025),
                "year",
                "`year` 2025 is outside the window. Choose a year from 2020 to 2024.");
        refused(() -> window.narrowedTo(999), "year", "`year` must be a year from 1000 to 9999, but is 999.");
        assertThat(Stream.of(window.firstDayCompared(), window.firstDay(), window.lastDay()))
                .containsExactly(
                        LocalDate.parse("2019-01-01"), LocalDate.parse("2020-01-01"), LocalDate.parse("2024-12-31"));
    }

    @ParameterizedTest
    @CsvSource({"2024-12-31, 2024", "2024-12-30, 2023", "2024-11-30, 2023"})
    void yearIsCompleteIfTheSourceIsDatedOnOrAfterItsLastDay(LocalDate asOf, int last) {
        var coverage = Coverage.of(asOf, null);
        assertThat(coverage).isEqualTo(new Coverage(List.of(), last));
        assertThat(IntStream.of(1000, last, last + 1).mapToObj(coverage::isPartial))
                .containsExactly(false, false, true);
    }

    @Test
    void lastSourceYearIsTheLastYearOfTheWindowUpToTheDateOfTheSource() {
        assertThat(WHOLE.lastSourceYear(2020, 2030)).contains(2024);
        assertThat(WHOLE.lastSourceYear(2020, 2022)).contains(2022);
        assertThat(WHOLE.lastSourceYear(2024, 2024)).contains(2024);
        assertThat(WHOLE.lastSourceYear(2025, 2030)).isEmpty();
    }

    private static YearCounts years(int... yearsAndModels) {
        return YearCounts.of(IntStream.range(0, yearsAndModels.length / 2)
                .mapToObj(n -> new YearCounts.Year(yearsAndModels[2 * n], yearsAndModels[2 * n + 1]))
                .toList());
    }

    private static void refused(Runnable call, String argument, String message) {
        var refusal = catchThrowableOfType(ApiException.class, call::run);
        assertThat(refusal).hasMessage(message);
        assertThat(refusal.argument()).isEqualTo(argument);
    }
}
