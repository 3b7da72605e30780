package dev.modelatlas.sql;

import java.util.function.Supplier;

/**
 * Work of a thread that only reads, so that a replica will do, as far as it has what is read. A revision never changes:
 * who reads at one gets the same answer from every server that has it, and one that has not must not be asked. Without
 * a reading, and without a {@link Deadline}, the primary is asked.
 */
public final class Reading {
    private static final ThreadLocal<Reading> CURRENT = new ThreadLocal<>();

    private int revision;
    private boolean staysOnPrimary;

    private Reading() {}

    /** Does the work on this thread, which writes nothing. */
    public static <T> T anywhere(Supplier<T> work) {
        var outer = CURRENT.get();
        CURRENT.set(new Reading());
        try {
            return work.get();
        } finally {
            CURRENT.set(outer);
        }
    }

    /** From now on the work reads at that revision, too; to be said before the first statement that does. */
    public static void at(int revision) {
        var reading = CURRENT.get();
        if (reading != null) {
            reading.revision = Math.max(reading.revision, revision);
        }
    }

    /** Whether the thread does nothing but read. */
    static boolean isUnderWay() {
        return CURRENT.get() != null;
    }

    /** Null when the thread has to ask the primary. */
    static Reading onReplica() {
        var reading = CURRENT.get();
        return reading == null || reading.staysOnPrimary ? null : reading;
    }

    /** The newest revision that a server must have to be asked; 0 when any will do. */
    int revision() {
        return revision;
    }

    /** One replica that cannot answer is enough: the rest of the work does not try its luck with each statement. */
    void stayOnPrimary() {
        staysOnPrimary = true;
    }
}
