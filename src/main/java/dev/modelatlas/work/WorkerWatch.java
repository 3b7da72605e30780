package dev.modelatlas.work;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Knows which threads work on requests, and tells whether one has been on the processor for so long that it will never
 * come back. One that waits, for the database or a lock, uses no processor.
 */
@Singleton
public class WorkerWatch {
    private static final Duration STUCK = Duration.ofMinutes(1);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long stuck;
    private final Set<Work> underWay = ConcurrentHashMap.newKeySet();

    /** Compared by identity; what its thread had used before is noted when somebody first looks. */
    private static final class Work {
        private final long thread = Thread.currentThread().getId();
        private long before = -1;
    }

    @Inject
    WorkerWatch() {
        this(STUCK);
    }

    /** @param stuck time on the processor that no request takes */
    WorkerWatch(Duration stuck) {
        this.stuck = stuck.toNanos();
    }

    /** Does work on this thread, seen by those who look. */
    public void during(Runnable work) {
        var mine = new Work();
        underWay.add(mine);
        try {
            work.run();
        } finally {
            underWay.remove(mine);
        }
    }

    /** How many threads have been on the processor for too long since the first look at what they do. */
    public synchronized int stuck() {
        return (int) underWay.stream().filter(this::isStuck).count();
    }

    private boolean isStuck(Work work) {
        var used = THREADS.getThreadCpuTime(work.thread);
        if (work.before < 0) {
            work.before = used;
        }
        return used - work.before >= stuck;
    }
}
