package dev.modelatlas.vocabulary;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A small vocabulary held in memory. Its rows are only ever added or given better display names, so a copy is good
 * until something is looked up that it lacks, and is renewed now and then for the names.
 *
 * @param <K> what rows refer to an entry by
 * @param <V> an entry
 */
public final class Dictionary<K, V> {
    private static final long RENEW_AFTER = Duration.ofMinutes(10).toNanos();
    /** So that a stream of unknown slugs is not a stream of queries. */
    private static final long ASK_AGAIN_AFTER = Duration.ofSeconds(1).toNanos();

    private record Copy<K, V>(Map<K, V> byKey, Map<String, V> bySlug, long takenAt) {
        boolean isOlderThan(long nanos) {
            return System.nanoTime() - takenAt > nanos;
        }
    }

    private final Supplier<List<V>> load;
    private final Function<V, K> key;
    private final Function<V, String> slug;
    private volatile Copy<K, V> copy;

    /**
     * @param load reads all entries, in the order of {@link #all}
     * @param key what rows refer to an entry by
     * @param slug what clients refer to an entry by
     */
    public Dictionary(Supplier<List<V>> load, Function<V, K> key, Function<V, String> slug) {
        this.load = load;
        this.key = key;
        this.slug = slug;
    }

    /** The entry that a row refers to. */
    public V byKey(K wanted) {
        var entry = copy(RENEW_AFTER).byKey.get(wanted);
        if (entry == null) {
            entry = renewed().byKey.get(wanted);
        }
        if (entry == null) {
            throw new IllegalStateException("No entry has the key " + wanted);
        }
        return entry;
    }

    /** The entry that a client names; empty when there is none. */
    public Optional<V> bySlug(String wanted) {
        var entry = copy(RENEW_AFTER).bySlug.get(wanted);
        return Optional.ofNullable(
                entry != null ? entry : copy(ASK_AGAIN_AFTER).bySlug.get(wanted));
    }

    /** All entries. */
    public Collection<V> all() {
        return copy(RENEW_AFTER).byKey.values();
    }

    private Copy<K, V> copy(long maximumAge) {
        var held = copy;
        return held == null || held.isOlderThan(maximumAge) ? renewed() : held;
    }

    private Copy<K, V> renewed() {
        var byKey = new LinkedHashMap<K, V>();
        var bySlug = new LinkedHashMap<String, V>();
        for (var entry : load.get()) {
            byKey.put(key.apply(entry), entry);
            bySlug.put(slug.apply(entry), entry);
        }
        copy = new Copy<>(Collections.unmodifiableMap(byKey), Collections.unmodifiableMap(bySlug), System.nanoTime());
        return copy;
    }
}
