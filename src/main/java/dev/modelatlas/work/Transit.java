package dev.modelatlas.work;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Limits the memory of requests that are arriving, and of responses that clients have not read yet: to a quarter of the
 * heap in total, and half of that for each caller. Without a limit, a hundred clients that do not read responses of a
 * few megabytes would fill the heap, and so would request bodies that never end.
 */
@Singleton
public class Transit {
    private static final int SHARE_OF_HEAP = 4;
    private static final int SHARE_OF_ONE = 2;
    /**
     * Maximum size of a short body, in bytes. Short bodies are accepted even when the total is reached, unless their
     * caller's own share is. They still count towards the total.
     */
    private static final long SHORT = 64 << 10;

    /** The reservation for bytes that are not counted. */
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

    /** A reservation of memory. Leaving it releases the memory; leaving it again has no effect. */
    @FunctionalInterface
    public interface Place {
        void leave();
    }

    /**
     * Reserves memory for the caller, which must leave the place on every path.
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
