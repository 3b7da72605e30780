package dev.modelatlas.trend;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is counted in a window, each tally read once, however many fields tell of it. Reading waits for the database. */
final class Counts {
    private final TrendRepository repository;
    private final Scope scope;
    private final Window window;
    private final YearCounts years;
    private final Map<Dimension, Tally> tallies = new ConcurrentHashMap<>();
    private List<Rows.Credit> credits;

    /** @param years all models of the scope by year, those outside the window included */
    Counts(TrendRepository repository, Scope scope, Window window, YearCounts years) {
        this.repository = repository;
        this.scope = scope;
        this.window = window;
        this.years = years;
    }

    Scope scope() {
        return scope;
    }

    Window window() {
        return window;
    }

    /** All models by year. */
    YearCounts years() {
        return years;
    }

    /** The models of the window, and of the year before it, by value of a dimension. */
    Tally by(Dimension dimension) {
        return tallies.computeIfAbsent(dimension, by -> repository.tally(scope, window, by));
    }

    /** Of a year of the window: its models by organization under the country that it releases from. */
    Tally releases(Window year) {
        return repository.releases(scope, year);
    }

    /** What the models of the window were taken from, those with most models first. */
    synchronized List<Rows.Credit> credits() {
        if (credits == null) {
            credits = repository.credits(scope, window);
        }
        return credits;
    }

    /** What part of the models of these years so many are; null when there are none. */
    Double share(int models, int from, int to) {
        var all = years.in(from, to);
        return all == 0 ? null : (double) models / all;
    }
}
