package dev.modelatlas.vocabulary;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import dev.modelatlas.sql.ReadRouting;

/**
 * A copy of a small vocabulary in memory. In the database, entries can be added and their display names can change, but
 * entries are never removed. The copy is reloaded when a lookup finds no entry, and periodically to update display
 * names. While reloading fails, the last copy stays in use.
 *
 * @param <K> the key by which rows refer to an entry
 * @param <V> an entry
 */
public final class Dictionary<K, V> {
    /**
     * Maximum time for which this class and other caches use display names before reading them again. The time is
     * limited because display names are not part of a revision and may change.
     */
    public static final Duration NAMES_ARE_GOOD_FOR = Duration.ofMinutes(10);

    private static final Logger LOG = Logger.getLogger(Dictionary.class);

    /**
     * Minimum time between two reloads that unknown slugs of one revision cause. Otherwise, each unknown slug would cause
     * a query.
     */
    private static final long ASK_AGAIN_AFTER = Duration.ofSeconds(1).toNanos();
    /** Time until the next attempt after a failed reload. Meanwhile, callers use the old copy. */
    private static final long TRY_AGAIN_AFTER = Duration.ofSeconds(10).toNanos();

    /** @param revision the copy has all entries of this revision; 0 when it was loaded for no particular revision */
    private record Copy<K, V>(Map<K, V> byKey, Map<String, V> bySlug, int revision, long takenAt, long renewAt) {}

    private final Supplier<List<V>> load;
    private final Function<V, K> key;
    private final Function<V, String> slug;
    private final LongSupplier nanos;
    private volatile Copy<K, V> copy;

    /**
     * @param load reads all entries, in the order of {@link #all}
     * @param key the key by which rows refer to an entry
     * @param slug the slug by which clients refer to an entry
     */
    public Dictionary(Supplier<List<V>> load, Function<V, K> key, Function<V, String> slug) {
        this(load, key, slug, System::nanoTime);
    }

    /** Creates a dictionary with another clock, for tests. */
    Dictionary(Supplier<List<V>> load, Function<V, K> key, Function<V, String> slug, LongSupplier nanos) {
        this.load = load;
        this.key = key;
        this.slug = slug;
        this.nanos = nanos;
    }

    /** The entry with the given key, by which rows refer to it. */
    public V byKey(K wanted) {
        var entry = copy(0).byKey.get(wanted);
        if (entry == null) {
            entry = renewed(0).byKey.get(wanted);
        }
        if (entry == null) {
            throw new IllegalStateException("No entry has the key " + wanted);
        }
        return entry;
    }

    /** The entries with the given keys, in the same order. */
    public List<V> byKeys(K[] wanted) {
        var held = copy(0).byKey;
        var entries = new ArrayList<V>(wanted.length);
        for (var one : wanted) {
            var entry = held.get(one);
            entries.add(entry == null ? byKey(one) : entry);
        }
        return Collections.unmodifiableList(entries);
    }

    /**
     * The entry with the given slug; empty when no entry has it.
     *
     * @param revision an existing revision. Finds all entries that were added up to this revision
     */
    public Optional<V> bySlug(String wanted, int revision) {
        var held = copy(revision);
        var entry = held.bySlug.get(wanted);
        if (entry == null && (held.revision < revision || nanos.getAsLong() - held.takenAt > ASK_AGAIN_AFTER)) {
            entry = renewed(revision).bySlug.get(wanted);
        }
        return Optional.ofNullable(entry);
    }

    /** All entries. */
    public Collection<V> all() {
        return copy(0).byKey.values();
    }

    private Copy<K, V> copy(int revision) {
        var held = copy;
        if (held == null) {
            return renewed(revision);
        } else if (nanos.getAsLong() - held.renewAt < 0) {
            return held;
        }
        copy = new Copy<>(held.byKey, held.bySlug, held.revision, held.takenAt, nanos.getAsLong() + TRY_AGAIN_AFTER);
        try {
            return renewed(revision);
        } catch (RuntimeException away) {
            LOG.warn("Could not reload display names from the database. The previous names stay in use.", away);
            return held;
        }
    }

    private Copy<K, V> renewed(int revision) {
        // Excludes replicas that lack this revision, because the request itself may read an earlier one. The copy from
        // such a replica would lack entries.
        ReadRouting.requireRevision(revision);
        var byKey = new LinkedHashMap<K, V>();
        var bySlug = new LinkedHashMap<String, V>();
        for (var entry : load.get()) {
            byKey.put(key.apply(entry), entry);
            bySlug.put(slug.apply(entry), entry);
        }
        var now = nanos.getAsLong();
        // Returns this copy, not the field: another thread may set the field to an older copy, which lacks the entry
        // that this caller looks for.
        var renewed = new Copy<>(
                Collections.unmodifiableMap(byKey),
                Collections.unmodifiableMap(bySlug),
                revision,
                now,
                now + NAMES_ARE_GOOD_FOR.toNanos());
        copy = renewed;
        return renewed;
    }
}
