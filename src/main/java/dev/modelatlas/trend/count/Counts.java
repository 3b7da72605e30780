package dev.modelatlas.trend.count;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import org.dataloader.Try;

/**
 * The counts of a window. Each result is read once for all fields that use it, and the caller waits for the database.
 *
 * <p>Counts of several revisions can be joined ({@link #join}). The first access to a result then reads it for all of
 * them with one statement.
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

    /** Counts that are read together, with the results read so far: values or failures. */
    private static final class RevisionBatch {
        private final List<Counts> members;
        private final Map<Object, Try<?>> known = new HashMap<>();

        RevisionBatch(List<Counts> members) {
            this.members = List.copyOf(members);
        }
    }

    /**
     * Makes these counts read their results together from now on. They may differ only by revision, and by the windows
     * that depend on the revision.
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

    /** All models of the scope by year, including years outside the window. */
    public YearCounts years() {
        return years;
    }

    /** The models of the scope released in the window. */
    public CountQuery asked() {
        return CountQuery.in(scope, window);
    }

    /**
     * Returns a result for these counts. One statement reads it for all counts that are read together. If the statement
     * fails, all of them fail, and it is not repeated for each revision, because a statement that takes too long would
     * do so every time.
     *
     * @param what identifies the result, which is read once
     * @param read reads the result for all the given counts
     */
    @SuppressWarnings("unchecked")
    public <T> T read(Object what, Function<List<Counts>, Map<Counts, T>> read) {
        synchronized (batch) {
            var known = (Try<Map<Counts, T>>) batch.known.get(what);
            if (known == null) {
                known = tried(() -> read.apply(batch.members));
                batch.known.put(what, known);
            }
            if (known.isFailure()) {
                throw (RuntimeException) known.getThrowable();
            }
            return known.get().get(this);
        }
    }

    private static <T> Try<T> tried(Supplier<T> read) {
        try {
            return Try.succeeded(read.get());
        } catch (RuntimeException e) {
            return Try.failed(e);
        }
    }

    /** Whether other revisions are read together with this one. */
    public boolean isOneOfSeveral() {
        return batch.members.size() > 1;
    }

    /** The models of the window and the year before it, by value of a dimension. */
    public Tally by(Dimension dimension) {
        return read(dimension, all -> repository.tallies(all, dimension));
    }

    /** The models of one year of the window, for each organization within the country to which it is attributed. */
    public Tally releases(int year) {
        return read(List.of("releases", year), all -> repository.releases(all, year));
    }

    /** The sources of the models in the window, those with the most models first. */
    public List<TrendRows.Credit> credits() {
        return read("credits", repository::credits);
    }

    /** The first release date of each value of a dimension within the window, earliest first. */
    public List<TrendRows.FirstDay> firsts(Dimension by) {
        return read(List.of("firsts", by), all -> repository.firsts(all, by));
    }

    /** The models of the window whose known compute exceeds that of all earlier models, earliest first. */
    public List<TrendRows.Point> frontier() {
        return read("frontier", repository::frontier);
    }

    /** The line fitted to the compute frontier. */
    public TrendRows.Line growth() {
        return read("growth", repository::growth);
    }

    /** The given number of models as a share of all models released in these years; null when there are none. */
    public Double share(int models, int from, int to) {
        var all = years.in(from, to);
        return all == 0 ? null : (double) models / all;
    }
}
