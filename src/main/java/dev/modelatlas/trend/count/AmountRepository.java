package dev.modelatlas.trend.count;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

import dev.modelatlas.sql.Deadline;

/**
 * Reads and caches the {@link Amounts} of large revisions. Loads them in the background, one property of one revision at a time,
 * when a request first asks for them. Until then, requests use SQL.
 */
final class AmountRepository {
    /** Maximum size of the cache in bytes. The four properties of a million synthetic models take 36 MB. */
    static final int MOST_BYTES = 40 << 20;

    /** The property of which the cache also keeps the models and their release dates. */
    static final String TRAINING_FLOP = "training_flop";

    /** Loading a property of a million models takes seconds. */
    private static final Duration MOST_TIME = Duration.ofMinutes(2);

    /** Time until the server tries to load amounts again that it could not load. */
    private static final Duration REST = Duration.ofMinutes(10);

    private static final int ROWS_AT_A_TIME = 1_000;
    private static final int MOST_REFUSED = 1_000;
    private static final Logger LOG = Logger.getLogger(AmountRepository.class);

    private final Jdbi jdbi;
    private final Executor loader;
    private final int mostBytes;
    private final Cache<Key, Amounts> kept;
    private final Cache<Key, Boolean> refused = Caffeine.newBuilder()
            .maximumSize(MOST_REFUSED)
            .expireAfterWrite(REST)
            .build();
    private final AtomicBoolean isLoading = new AtomicBoolean();

    /**
     * @param loader runs the task that loads amounts
     * @param mostBytes maximum size of the cache in bytes
     */
    AmountRepository(Jdbi jdbi, Executor loader, int mostBytes) {
        this.jdbi = jdbi;
        this.loader = loader;
        this.mostBytes = mostBytes;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .weigher((Key of, Amounts amounts) -> amounts.bytes())
                .build();
    }

    private record Key(int revision, String measure) {}

    /**
     * The amounts of a property; empty when they are not loaded. In this case, begins to load them, unless other amounts
     * are being loaded, or these are too large.
     *
     * @param measure column of {@code model_facts} with the property
     */
    Optional<Amounts> find(int revision, String measure) {
        var key = new Key(revision, measure);
        if (kept.getIfPresent(key) == null
                && refused.getIfPresent(key) == null
                && isLoading.compareAndSet(false, true)) {
            loader.execute(() -> load(key));
        }
        return Optional.ofNullable(kept.getIfPresent(key));
    }

    /** Bytes of all amounts in the cache. */
    long bytes() {
        kept.cleanUp();
        return kept.asMap().values().stream().mapToLong(Amounts::bytes).sum();
    }

    private void load(Key key) {
        try {
            if (kept.getIfPresent(key) == null) {
                Deadline.within(MOST_TIME, () -> jdbi.withHandle(handle -> read(handle, key)))
                        .ifPresentOrElse(amounts -> kept.put(key, amounts), () -> refuse(key));
            }
        } catch (RuntimeException | OutOfMemoryError failure) {
            refused.put(key, true);
            LOG.warnf(failure, "The amounts of %s at revision %d cannot be loaded", key.measure(), key.revision());
        } finally {
            isLoading.set(false);
        }
    }

    private void refuse(Key key) {
        refused.put(key, true);
        LOG.infof(
                "The amounts of %s at revision %d need more than %d bytes of memory."
                        + " Trends under a filter read them from the database, which takes longer.",
                key.measure(), key.revision(), mostBytes);
    }

    /** The amounts; empty when they do not fit into the cache. */
    private Optional<Amounts> read(Handle handle, Key key) {
        var size = query(handle, "amount_count", key).mapTo(Integer.class).one();
        var hasReleases = key.measure().equals(TRAINING_FLOP);
        if (Amounts.bytes(size, hasReleases) > mostBytes) {
            return Optional.empty();
        }
        var digests = query(handle, "digests", key).mapTo(UUID.class).stream()
                .limit(mostBytes / Long.BYTES + 1L)
                .mapToLong(UUID::getMostSignificantBits)
                .toArray();
        var amounts = new Amounts(digests, size, hasReleases);
        query(handle, "amounts", key)
                .map((row, context) -> new Amounts.Row(
                        row.getDouble("amount"),
                        row.getInt("group_number"),
                        row.getInt("epoch_day"),
                        row.getInt("model_id"),
                        row.getInt("slug_rank")))
                .forEach(amounts::add);
        return Optional.of(amounts).filter(loaded -> loaded.bytes() <= mostBytes);
    }

    private static Query query(Handle handle, String file, Key key) {
        var sql = TrendStatement.of(file, CountSource.FACTS, Map.of("measure", key.measure()), "true");
        return handle.createQuery(sql).bind("revision", key.revision()).setFetchSize(ROWS_AT_A_TIME);
    }
}
