package dev.modelatlas.trend.count;

import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import dev.modelatlas.graphql.ApiException;

/**
 * The years that trends cover: from {@code from} to {@code to}, both included.
 *
 * @param coverage which years are complete
 * @param firstAllowed the first year that a field may select: {@code from} if the client set it, otherwise
 *     {@link #EARLIEST}
 * @param lastAllowed the last year that a field may select: {@code to} if the client set it, otherwise {@link #LATEST}
 */
public record TrendWindow(int from, int to, Coverage coverage, int firstAllowed, int lastAllowed) {
    /** Minimum year. Earlier years, and years of more than four digits, are refused. */
    static final int EARLIEST = 1000;

    static final int LATEST = 9999;
    static final LocalDate FIRST_DAY = LocalDate.of(EARLIEST, 1, 1);
    static final LocalDate LAST_DAY = LocalDate.of(LATEST, 12, 31);
    /** Maximum number of years. Longer windows are refused. */
    static final int MOST_YEARS = 200;

    /**
     * Checks the client's arguments before anything is read.
     *
     * @param from the client's {@code from}; null when omitted
     * @param to the client's {@code to}; null when omitted
     * @throws ApiException BAD_USER_INPUT when a year is out of range, or {@code from} is after {@code to}
     */
    public static void check(Integer from, Integer to) {
        checkYear("from", from);
        checkYear("to", to);
        if (from != null && to != null && from > to) {
            throw ApiException.badInput(
                    "from", "`from` must not be after `to`, but " + from + " is after " + to + ". Swap them.");
        }
    }

    /**
     * Determines the window. If the client omits {@code from}, the window starts with the first year that has a model,
     * or with {@code to} if {@code to} is earlier. If the client omits {@code to}, the window ends with the last year
     * that has a model, or with {@code from} if {@code from} is later.
     *
     * @param models the number of counted models for each year
     * @param fallback the year to use when neither the client nor the data give one
     * @throws ApiException BAD_USER_INPUT when the window is too long
     */
    public static TrendWindow of(Integer from, Integer to, YearCounts models, int fallback, Coverage coverage) {
        var firstYear = from != null ? from : first(models.years(), to).orElse(fallback);
        var lastYear = to != null ? to : last(models.years(), from).orElse(fallback);
        var years = lastYear - firstYear + 1;
        if (years > MOST_YEARS) {
            throw ApiException.badInput(
                    from == null ? "to" : "from",
                    "The window from " + firstYear + " to " + lastYear + " has " + years + " years. The limit is "
                            + MOST_YEARS + ".");
        }
        return new TrendWindow(
                firstYear, lastYear, coverage, from == null ? EARLIEST : firstYear, to == null ? LATEST : lastYear);
    }

    private static OptionalInt first(IntStream years, Integer to) {
        return (to == null ? years : IntStream.concat(years, IntStream.of(to))).min();
    }

    private static OptionalInt last(IntStream years, Integer from) {
        return (from == null ? years : IntStream.concat(years, IntStream.of(from))).max();
    }

    /**
     * Narrows this window to one year.
     *
     * @param year the client's {@code year}; null for the whole window
     * @throws ApiException BAD_USER_INPUT when the year is outside the requested window
     */
    public TrendWindow narrowedTo(Integer year) {
        if (year == null) {
            return this;
        }
        checkYear("year", year);
        if (year < firstAllowed || year > lastAllowed) {
            throw ApiException.badInput(
                    "year",
                    "`year` " + year + " is outside the window. Choose a year from " + from + " to " + to + ".");
        }
        return of(year);
    }

    /** A window of one year, which may be outside this window. */
    TrendWindow of(int year) {
        return new TrendWindow(year, year, coverage, year, year);
    }

    public LocalDate firstDay() {
        return LocalDate.of(from, 1, 1);
    }

    public LocalDate lastDay() {
        return LocalDate.of(to, 12, 31);
    }

    /** The first day of the year before the window. The first year of the window is compared with that year. */
    LocalDate firstDayCompared() {
        return LocalDate.of(from - 1, 1, 1);
    }

    private static void checkYear(String argument, Integer year) {
        if (year != null && (year < EARLIEST || year > LATEST)) {
            throw ApiException.badInput(
                    argument,
                    "`" + argument + "` must be a year from " + EARLIEST + " to " + LATEST + ", but is " + year + ".");
        }
    }
}
