package dev.modelatlas.trend.amount;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

import dev.modelatlas.sql.DatabaseFailure;
import dev.modelatlas.sql.Deadline;
import dev.modelatlas.value.ClasspathFile;
import dev.modelatlas.work.Threads;

/**
 * Reads and caches the {@link Amounts} of large revisions. Loads them in the background, one property of one revision at a
 * time, when a request first needs them. Until then, requests use SQL.
 */
public final class AmountRepository {
    /**
     * Maximum memory in bytes, including the amounts that are being loaded: an eighth of the heap, and at most 40 MB. The
     * four properties of a million synthetic models take 36 MB.
     */
    public static final long MOST_BYTES =
            Math.min(40 << 20, Runtime.getRuntime().maxMemory() / 8);

    /** The property of which the cache also keeps the models and their release dates. */
    public static final String TRAINING_FLOP = "training_flop";

    /** Loading a property of a million models takes seconds. */
    private static final Duration MOST_TIME = Duration.ofMinutes(2);

    /** Time until the server tries to load the same amounts again: those that it could not load, or has removed. */
    private static final Duration REST = Duration.ofMinutes(10);

    private static final int ROWS_AT_A_TIME = 1_000;
    private static final int MOST_TRIED = 1_000;
    private static final Logger LOG = Logger.getLogger(AmountRepository.class);

    private final Jdbi jdbi;
    private final Executor loader;
    private final long mostBytes;
    private final Map<Key, Amounts> kept = new ConcurrentHashMap<>();
    private final Cache<Key, Boolean> tried =
            Caffeine.newBuilder().maximumSize(MOST_TRIED).expireAfterWrite(REST).build();
    private final AtomicBoolean isLoading = new AtomicBoolean();

    /**
     * @param loader runs the task that loads amounts
     * @param mostBytes maximum memory in bytes
     */
    public AmountRepository(Jdbi jdbi, Executor loader, long mostBytes) {
        this.jdbi = jdbi;
        this.loader = loader;
        this.mostBytes = mostBytes;
    }

    /** A repository of the default size, which loads amounts in a thread of its own. */
    public static AmountRepository inBackground(Jdbi jdbi) {
        return new AmountRepository(
                jdbi, task -> Threads.daemons("amounts").newThread(task).start(), MOST_BYTES);
    }

    private record Key(int revision, String measure) {}

    /** A row of {@code amount_count.sql}. */
    record Size(int amounts, int groups) {}

    /**
     * The amounts of a property; empty when they are not loaded. In this case, begins to load them, unless other amounts
     * are being loaded, or the server has tried it in the last ten minutes.
     *
     * @param measure column of {@code model_facts} with the property
     */
    public Optional<Amounts> find(int revision, String measure) {
        var key = new Key(revision, measure);
        var found = kept.get(key);
        if (found == null && tried.getIfPresent(key) == null && isLoading.compareAndSet(false, true)) {
            start(key);
        }
        return Optional.ofNullable(found);
    }

    /** Bytes of all amounts in the cache. */
    long bytes() {
        return kept.values().stream().mapToLong(Amounts::bytes).sum();
    }

    private void start(Key key) {
        tried.put(key, true);
        var isStarted = false;
        try {
            loader.execute(() -> load(key));
            isStarted = true;
        } finally {
            if (!isStarted) {
                isLoading.set(false);
            }
        }
    }

    private void load(Key key) {
        try {
            // In a transaction, because the driver otherwise reads all rows of a result into memory.
            Deadline.within(MOST_TIME, () -> jdbi.inTransaction(handle -> read(handle, key)))
                    .ifPresent(amounts -> kept.put(key, amounts));
        } catch (RuntimeException failure) {
            if (DatabaseFailure.of(failure).isPresent()) {
                LOG.warnf(
                        "The amounts of %s at revision %d cannot be loaded: %s",
                        key.measure(), key.revision(), DatabaseFailure.words(failure));
            } else {
                LOG.warnf(failure, "The amounts of %s at revision %d cannot be loaded", key.measure(), key.revision());
            }
        } finally {
            isLoading.set(false);
        }
    }

    /** The amounts; empty when there is no space for them. */
    private Optional<Amounts> read(Handle handle, Key key) {
        var size = query(handle, "amount_count", key)
                .map(ConstructorMapper.of(Size.class))
                .one();
        var hasReleases = key.measure().equals(TRAINING_FLOP);
        if (!makeSpace(key, Amounts.bytes(size.amounts(), size.groups(), hasReleases))) {
            LOG.infof(
                    "The amounts of %s at revision %d do not fit into %d bytes of memory."
                            + " Trends under a filter read them from the database, which takes longer.",
                    key.measure(), key.revision(), mostBytes);
            return Optional.empty();
        }
        var digests = new long[size.groups()];
        var group = 0;
        for (var digest : query(handle, "digests", key).mapTo(UUID.class)) {
            digests[group++] = Amounts.signed(digest.getMostSignificantBits());
        }
        var amounts = new Amounts(digests, size.amounts(), hasReleases);
        query(handle, "amounts", key)
                .map((row, context) -> new Amounts.Row(
                        row.getDouble("amount"),
                        row.getInt("group_number"),
                        row.getInt("epoch_day"),
                        row.getInt("model_id"),
                        row.getInt("slug_rank")))
                .forEach(amounts::add);
        return Optional.of(amounts);
    }

    /**
     * Removes amounts of the same and of earlier revisions, the earliest first, until the new ones fit. Removes none when
     * even that is not enough, because most requests read the newest revision.
     */
    private boolean makeSpace(Key wanted, long bytes) {
        var free = mostBytes - bytes();
        var removed = new ArrayList<Key>();
        var earliest = kept.keySet().stream()
                .filter(key -> key.revision() <= wanted.revision())
                .sorted(Comparator.comparing(Key::revision))
                .iterator();
        while (free < bytes && earliest.hasNext()) {
            var key = earliest.next();
            free += kept.get(key).bytes();
            removed.add(key);
        }
        if (free >= bytes) {
            removed.forEach(kept::remove);
        }
        return free >= bytes;
    }

    private static Query query(Handle handle, String file, Key key) {
        var sql = ClasspathFile.text(AmountRepository.class, file + ".sql").replace("${measure}", key.measure());
        return handle.createQuery(sql).bind("revision", key.revision()).setFetchSize(ROWS_AT_A_TIME);
    }
}
