package dev.modelatlas.http.connection;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Limits the frames of one connection in each second. Use it only on the event loop of the connection. */
public final class FrameRate {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final int most;
    private final LongSupplier nanoTime;
    private long begin;
    private int frames;

    /** @param most maximum number of frames per second */
    public FrameRate(int most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
        this.begin = nanoTime.getAsLong();
    }

    /** Counts a frame. Returns false when it is one too many. */
    public boolean allowNext() {
        var now = nanoTime.getAsLong();
        if (now - begin >= SECOND) {
            begin = now;
            frames = 0;
        }
        return ++frames <= most;
    }
}
