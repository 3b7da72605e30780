package dev.modelatlas.work;

import java.util.concurrent.ThreadFactory;

/** Creates the threads for thread pools. */
public final class Threads {
    private Threads() {}

    /** Returns a factory for daemon threads, all with the given name. Daemon threads do not keep the process alive. */
    public static ThreadFactory daemons(String name) {
        return work -> {
            // Does not inherit thread locals. Otherwise, each line that a pool's thread logs would have the ID of the
            // request that created the thread.
            var thread = new Thread(null, work, name, 0, false);
            thread.setDaemon(true);
            // Otherwise, the new thread would inherit the context class loader of the thread that creates it.
            thread.setContextClassLoader(Threads.class.getClassLoader());
            return thread;
        };
    }
}
