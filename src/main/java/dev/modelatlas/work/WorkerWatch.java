package dev.modelatlas.work;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Tracks the threads that run requests, and reports the threads that have used so much processor time that they
 * count as stuck. Waiting for the database or a lock uses no processor time.
 */
@Singleton
public class WorkerWatch {
    private static final Duration STUCK = Duration.ofMinutes(1);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long stuck;
    private final Set<Work> underWay = ConcurrentHashMap.newKeySet();

    /**
     * One task on a thread. {@code before} is the thread's processor time when the task was first examined; -1 until
     * then.
     */
    private static final class Work {
        private final long thread = Thread.currentThread().getId();
        private long before = -1;
    }

    @Inject
    WorkerWatch() {
        this(STUCK);
    }

    /** @param stuck processor time after which a worker counts as stuck; no legitimate request needs this much */
    public WorkerWatch(Duration stuck) {
        this.stuck = stuck.toNanos();
    }

    /** Runs the task on this thread. Until the task ends, each call of {@link #stuck()} examines it. */
    public void during(Runnable work) {
        var mine = begin();
        try {
            work.run();
        } finally {
            underWay.remove(mine);
        }
    }

    /**
     * Creates threads, each of whose tasks is examined until it ends.
     *
     * @param name part of the names of the threads
     */
    public ThreadPoolExecutor threads(String name, int count, BlockingQueue<Runnable> queue) {
        return new ThreadPoolExecutor(count, count, 0, TimeUnit.SECONDS, queue, Threads.daemons(name)) {
            private final ThreadLocal<Work> current = new ThreadLocal<>();

            @Override
            protected void beforeExecute(Thread thread, Runnable task) {
                current.set(begin());
            }

            @Override
            protected void afterExecute(Runnable task, Throwable failure) {
                underWay.remove(current.get());
            }
        };
    }

    private Work begin() {
        var work = new Work();
        underWay.add(work);
        return work;
    }

    /** The number of threads whose current task has used too much processor time since it was first examined. */
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
