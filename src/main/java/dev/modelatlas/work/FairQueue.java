package dev.modelatlas.work;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;

/**
 * Shares few threads among many owners of work: of each owner one piece is worked on at a time, and then the others have
 * their turn. However much one has to do, and however long it takes, another waits no longer than for one piece of it.
 */
public final class FairQueue {
    private final ExecutorService threads;
    /** What waits behind the piece that is in the threads, of owners that have one there. */
    private final Map<Object, Queue<Runnable>> waiting = new HashMap<>();

    public FairQueue(ExecutorService threads) {
        this.threads = threads;
    }

    /** Later, when it is the owner's turn. */
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
