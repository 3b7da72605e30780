package dev.modelatlas.work;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Bytes of requests that arrive, and of answers that their clients have not taken yet: a quarter of the heap at most, and
 * half of that for one caller. Without it, a hundred connections that do not read an answer of some megabytes each would
 * fill the memory, and so would bodies that never end.
 */
@Singleton
public class Transit {
    private static final int SHARE_OF_HEAP = 4;
    private static final int SHARE_OF_ONE = 2;
    /** Up to this length only the caller's own share limits a body, however much other callers leave unread. */
    private static final long SHORT = 64 << 10;

    /** The place of what is not counted. */
    public static final Place NOWHERE = () -> {};

    private final long most;
    private final Map<Object, Long> callers = new HashMap<>();
    private long taken;

    @Inject
    Transit() {
        this(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /** @param most bytes in all */
    public Transit(long most) {
        this.most = most;
    }

    /** A caller's place for so many bytes. It can be left more than once; the first time counts. */
    @FunctionalInterface
    public interface Place {
        void leave();
    }

    /**
     * Counts bytes until their place is left, which has to be on every path.
     *
     * @return empty when they are too many
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

    /** Bytes that are on their way. */
    public synchronized long taken() {
        return taken;
    }
}
