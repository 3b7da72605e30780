package dev.modelatlas.trend.count;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.dataloader.Try;

/**
 * Counts of the models in a window. The first access to a result reads it from the cache of {@link TrendRepository} or
 * from the database, and the caller waits for it. Later accesses use the same result.
 *
 * <p>Counts of several revisions can be joined ({@link #join}). The first access to a result then runs one statement,
 * which reads the result for all joined counts.
 */
public final class Counts {
    private final TrendRepository repository;
    private final TrendScope scope;
    private final TrendWindow window;
    private final YearCounts years;
    private RevisionBatch batch = new RevisionBatch(List.of(this));

    /** @param years the number of models of the scope for each year, including years outside the window */
    public Counts(TrendRepository repository, TrendScope scope, TrendWindow window, YearCounts years) {
        this.repository = repository;
        this.scope = scope;
        this.window = window;
        this.years = years;
    }

    /** The counts joined by {@link #join}, and the results that have been read for them: values or failures. */
    private static final class RevisionBatch {
        private final List<Counts> members;
        private final Map<Object, Try<?>> known = new HashMap<>();

        RevisionBatch(List<Counts> members) {
            this.members = List.copyOf(members);
        }
    }

    /**
     * Joins these counts. From now on, the first access to a result runs one statement, which reads the result for all
     * joined counts. Joined counts may differ only by revision, and by the parts of the window that depend on the
     * revision.
     */
    public static void join(Collection<Counts> alike) {
        var joined = new RevisionBatch(List.copyOf(alike));
        alike.forEach(counts -> counts.batch = joined);
    }

    public TrendScope scope() {
        return scope;
    }

    public TrendWindow window() {
        return window;
    }

    /** The number of models in the scope for each year, including years outside the window. */
    public YearCounts years() {
        return years;
    }

    /** Selects the models of the scope that were released in the window. */
    public CountQuery asked() {
        return CountQuery.in(scope, window);
    }

    /**
     * Returns a result for these counts. The first call for a result runs one statement, which reads the result for
     * these counts and for all counts that {@link #join} joined with them. If the statement fails, the result is a
     * failure for all of them. The server does not retry the revisions one by one, because after a timeout, the retries
     * would time out, too.
     *
     * @param key a key that is different for each result; the result of a key is read once
     * @param read reads the result for all joined counts
     */
    @SuppressWarnings("unchecked")
    public <T> T read(Object key, Function<List<Counts>, Map<Counts, T>> read) {
        synchronized (batch) {
            var known = (Try<Map<Counts, T>>) batch.known.get(key);
            if (known == null) {
                known = Try.tryCall(() -> read.apply(batch.members));
                batch.known.put(key, known);
            }
            if (known.isFailure()) {
                throw (RuntimeException) known.getThrowable();
            }
            return known.get().get(this);
        }
    }

    /** Whether these counts are joined with the counts of other revisions. */
    public boolean isOneOfSeveral() {
        return batch.members.size() > 1;
    }

    /** The yearly numbers of models in the window and the year before it, for each value of a dimension. */
    public Tally by(Dimension dimension) {
        return read(dimension, all -> repository.tallies(all, dimension));
    }

    /**
     * For each pair of a country and an organization: how many of the organization's models count for the country, in
     * one year of the window.
     */
    public Tally releases(int year) {
        return read(List.of("releases", year), all -> repository.releases(all, year));
    }

    /** The sources of the models in the window, those with the most models first. */
    public List<TrendRows.Credit> credits() {
        return read("credits", repository::credits);
    }

    /** For each value of a dimension, the first release date in the window. Sorted by date, earliest first. */
    public List<TrendRows.FirstDay> firsts(Dimension by) {
        return read(List.of("firsts", by), all -> repository.firsts(all, by));
    }

    /** The models of the compute frontier that were released in the window, earliest first. */
    public List<TrendRows.Point> frontier() {
        return read("frontier", repository::frontier);
    }

    /** The line fitted to the compute frontier. */
    public TrendRows.Line growth() {
        return read("growth", repository::growth);
    }

    /**
     * Returns {@code models} divided by the number of all models from year {@code from} to {@code to}; null when these
     * years have no models.
     */
    public Double share(int models, int from, int to) {
        var all = years.in(from, to);
        return all == 0 ? null : (double) models / all;
    }
}
