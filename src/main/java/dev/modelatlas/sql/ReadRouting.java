package dev.modelatlas.sql;

import java.util.function.Supplier;

/**
 * Marks the work of a thread as read-only, so that a replica may serve it. The replica must have the revision that the
 * work reads. Revisions never change, so all servers that have a revision give the same results. Work that is not
 * marked, or has no {@link Deadline}, uses the primary.
 */
public final class ReadRouting {
    private static final ThreadLocal<ReadRouting> CURRENT = new ThreadLocal<>();

    private int revision;
    private boolean needsAllMigrations;
    private boolean staysOnPrimary;

    private ReadRouting() {}

    /** Runs work that only reads, so that a replica may serve it. */
    public static <T> T onAnyServer(Supplier<T> work) {
        var outer = CURRENT.get();
        CURRENT.set(new ReadRouting());
        try {
            return work.get();
        } finally {
            CURRENT.set(outer);
        }
    }

    /**
     * Declares that the current work reads this revision. Call it before the first statement that reads the revision.
     */
    public static void requireRevision(int revision) {
        var reading = CURRENT.get();
        if (reading != null) {
            reading.revision = Math.max(reading.revision, revision);
        }
    }

    /**
     * Declares that the current work needs all migrations that the primary has now. From then on, other work uses no
     * replica without these migrations either.
     */
    public static void requireAllMigrations() {
        var reading = CURRENT.get();
        if (reading != null) {
            reading.needsAllMigrations = true;
        }
    }

    /** Lets the current work try a replica again, because the work begins again after the primary has failed. */
    public static void tryReplicaAgain() {
        var reading = CURRENT.get();
        if (reading != null) {
            reading.staysOnPrimary = false;
        }
    }

    /** Whether this thread's current work is read-only. */
    static boolean isUnderWay() {
        return CURRENT.get() != null;
    }

    /** The current read-only work; null when the thread must use the primary. */
    static ReadRouting forReplicaOrNull() {
        var reading = CURRENT.get();
        return reading == null || reading.staysOnPrimary ? null : reading;
    }

    /** The newest revision that the replica must have; 0 when any replica will do. */
    int revision() {
        return revision;
    }

    boolean needsAllMigrations() {
        return needsAllMigrations;
    }

    /**
     * After a replica has failed, makes the rest of the work use the primary. Later statements then do not try a replica
     * first.
     */
    void stayOnPrimary() {
        staysOnPrimary = true;
    }
}
