package dev.modelatlas.work;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Limits the memory of requests that are arriving, and of responses that clients have not read yet. All callers
 * together may use a quarter of the heap, and each caller an eighth. Without these limits, a hundred clients that do
 * not read responses of a few megabytes could fill the heap. Request bodies that never end could fill it, too.
 */
@Singleton
public class Transit {
    private static final int SHARE_OF_HEAP = 4;
    private static final int SHARE_OF_ONE = 2;
    /**
     * Maximum size of a short body, in bytes. Short bodies are accepted even when the total limit is reached, but not
     * above the limit of their caller. They still count towards both limits.
     */
    private static final long SHORT = 64 << 10;

    /** The reservation for a body that is empty or does not count towards the limits. */
    public static final Place NOWHERE = () -> {};

    private final long most;
    private final Map<Object, Long> callers = new HashMap<>();
    private long taken;

    @Inject
    Transit() {
        this(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /** @param most maximum number of reserved bytes in total */
    public Transit(long most) {
        this.most = most;
    }

    /** A reservation of memory. The method {@code leave} releases the memory; further calls have no effect. */
    @FunctionalInterface
    public interface Place {
        void leave();
    }

    /**
     * Reserves memory for a caller. Code that calls this method must release the memory on every path, with
     * {@link Place#leave}.
     *
     * @return empty when a limit is reached
     */
    public synchronized Optional<Place> enter(Object caller, long bytes) {
        if (bytes == 0) {
            return Optional.of(NOWHERE);
        }
        var own = callers.getOrDefault(caller, 0L) + bytes;
        if (own > most / SHARE_OF_ONE || bytes > SHORT && taken + bytes > most) {
            return Optional.empty();
        }
        taken += bytes;
        callers.put(caller, own);
        var left = new AtomicLong(bytes);
        return Optional.of(() -> leave(caller, left.getAndSet(0)));
    }

    private synchronized void leave(Object caller, long bytes) {
        taken -= bytes;
        callers.computeIfPresent(caller, (who, own) -> own - bytes > 0 ? own - bytes : null);
    }

    /** Number of bytes that are reserved at present. */
    public synchronized long taken() {
        return taken;
    }
}
