package dev.modelatlas.work;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;

/**
 * Distributes a few threads fairly among many owners of tasks. At most one task of each owner runs or waits for a
 * thread at a time. An owner therefore waits for at most one task from each of the others, no matter how many tasks
 * they have queued.
 */
public final class FairQueue {
    private final ExecutorService threads;
    /** Tasks that wait until their owner's current task has finished. */
    private final Map<Object, Queue<Runnable>> waiting = new HashMap<>();

    public FairQueue(ExecutorService threads) {
        this.threads = threads;
    }

    /** Queues a task behind the earlier tasks of its owner. */
    public synchronized void add(Object owner, Runnable work) {
        var before = waiting.get(owner);
        if (before == null) {
            waiting.put(owner, new ArrayDeque<>());
            threads.execute(() -> run(owner, work));
        } else {
            before.add(work);
        }
    }

    private void run(Object owner, Runnable work) {
        try {
            work.run();
        } finally {
            next(owner);
        }
    }

    private synchronized void next(Object owner) {
        var work = waiting.get(owner).poll();
        if (work == null || threads.isShutdown()) {
            waiting.remove(owner);
        } else {
            threads.execute(() -> run(owner, work));
        }
    }
}
