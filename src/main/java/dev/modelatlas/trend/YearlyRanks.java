package dev.modelatlas.trend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.modelatlas.trend.count.Counts;
import dev.modelatlas.trend.count.Dimension;
import dev.modelatlas.trend.count.Progress;
import dev.modelatlas.trend.count.Tally;

import static java.util.stream.Collectors.toMap;

/** The rank of each value of a dimension in each year. The ranks of a year are computed when first requested. */
final class YearlyRanks {
    private final Counts counts;
    private final Dimension by;
    private final String condition;
    private final Map<Integer, Map<String, Tally.Ranked>> ofYears = new HashMap<>();

    YearlyRanks(Counts counts, Dimension by) {
        this.counts = counts;
        this.by = by;
        this.condition = counts.scope().breakdown(by).condition();
    }

    /** The counts and rank of a value for every year of the window. */
    List<SeriesYear> years(Tally.Value value) {
        return Progress.of(value.models(), counts.window()).stream()
                .map(year -> {
                    var place = in(year.year()).get(value.key());
                    return new SeriesYear(
                            counts.scope().group(condition, value.value(), year.year(), year.year()),
                            year.year(),
                            year.partial(),
                            year.models(),
                            year.change(),
                            year.growthRate(),
                            year.cumulative(),
                            counts.share(year.models(), year.year(), year.year()),
                            place == null ? null : place.rank(),
                            place == null ? null : place.tied());
                })
                .toList();
    }

    private Map<String, Tally.Ranked> in(int year) {
        return ofYears.computeIfAbsent(
                year,
                it -> counts.by(by).ranked(it, it, 1).stream()
                        .collect(toMap(ranked -> ranked.value().key(), Function.identity())));
    }
}
