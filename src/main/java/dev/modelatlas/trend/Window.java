package dev.modelatlas.trend;

import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import dev.modelatlas.graphql.ApiException;

/**
 * The years that an answer covers, both included.
 *
 * @param coverage which years are whole
 * @param firstAllowed the first year that a field may ask for: {@code from} where the client gave it
 * @param lastAllowed the last year that a field may ask for: {@code to} where the client gave it
 */
record Window(int from, int to, Coverage coverage, int firstAllowed, int lastAllowed) {
    /** Years outside these are refused. */
    static final int EARLIEST = 1000;

    static final int LATEST = 9999;
    static final LocalDate FIRST_DAY = LocalDate.of(EARLIEST, 1, 1);
    static final LocalDate LAST_DAY = LocalDate.of(LATEST, 12, 31);
    /** Longer windows are refused. */
    static final int MOST_YEARS = 200;

    /**
     * @param from the client's {@code from}; null when left out
     * @param to the client's {@code to}; null when left out
     * @throws ApiException BAD_USER_INPUT when they are no window
     */
    static void check(Integer from, Integer to) {
        checkYear("from", from);
        checkYear("to", to);
        if (from != null && to != null && from > to) {
            throw ApiException.badInput(
                    "from", "from must not be after to, but " + from + " is after " + to + ": swap them.");
        }
    }

    /**
     * The window that the data makes of the client's wish: a bound that is left out is the first or last year that has a
     * model, or the other bound where that would turn the window around.
     *
     * @param models all that are counted
     * @param fallback the year of a window that neither client nor data give
     * @throws ApiException BAD_USER_INPUT when it is too long
     */
    static Window of(Integer from, Integer to, YearCounts models, int fallback, Coverage coverage) {
        var firstYear = from != null ? from : first(models.years(), to).orElse(fallback);
        var lastYear = to != null ? to : last(models.years(), from).orElse(fallback);
        var years = lastYear - firstYear + 1;
        if (years > MOST_YEARS) {
            throw ApiException.badInput(
                    from == null ? "to" : "from",
                    "The window from " + firstYear + " to " + lastYear + " has " + years + " years: ask for at most "
                            + MOST_YEARS + ".");
        }
        return new Window(
                firstYear, lastYear, coverage, from == null ? EARLIEST : firstYear, to == null ? LATEST : lastYear);
    }

    private static OptionalInt first(IntStream years, Integer to) {
        return (to == null ? years : IntStream.concat(years, IntStream.of(to))).min();
    }

    private static OptionalInt last(IntStream years, Integer from) {
        return (from == null ? years : IntStream.concat(years, IntStream.of(from))).max();
    }

    /**
     * The part of this window that lies in a year.
     *
     * @param year the client's {@code year}; null for the whole window
     * @throws ApiException BAD_USER_INPUT when the client asked for a window without that year
     */
    Window narrowedTo(Integer year) {
        if (year == null) {
            return this;
        }
        checkYear("year", year);
        if (year < firstAllowed || year > lastAllowed) {
            throw ApiException.badInput(
                    "year", "year " + year + " lies outside the window: choose one from " + from + " to " + to + ".");
        }
        return new Window(year, year, coverage, year, year);
    }

    LocalDate firstDay() {
        return LocalDate.of(from, 1, 1);
    }

    LocalDate lastDay() {
        return LocalDate.of(to, 12, 31);
    }

    /** The first day of the year before, which the first year is compared with. */
    LocalDate firstDayCompared() {
        return LocalDate.of(from - 1, 1, 1);
    }

    private static void checkYear(String argument, Integer year) {
        if (year != null && (year < EARLIEST || year > LATEST)) {
            throw ApiException.badInput(
                    argument,
                    argument + " must be a year from " + EARLIEST + " to " + LATEST + ", but is " + year + ".");
        }
    }
}
