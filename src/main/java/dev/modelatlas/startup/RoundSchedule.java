package dev.modelatlas.startup;

import java.time.Duration;

/**
 * Decides when a task runs again. Each run, called a round, is for the newest revision. A new revision starts a round
 * without a wait. If rounds for the same revision fail, the wait before the next round grows. Times are those of
 * {@link System#nanoTime()}.
 */
final class RoundSchedule {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private int revision;
    private boolean isDone = true;
    private int failures;
    private long next;

    /** Whether the task should run now for the newest revision. */
    boolean isDue(int newest, long now) {
        return newest > revision || (!isDone && now - next >= 0);
    }

    /** Records the end of a round. */
    void ended(int ofRevision, boolean isComplete, long now) {
        failures = isComplete ? 0 : ofRevision == revision ? failures + 1 : 1;
        revision = ofRevision;
        isDone = isComplete;
        next = isComplete ? now : now + waitAfter(failures).toNanos();
    }

    /** The wait after this many failed rounds in a row: 1, 2, 4, 8, 16, and then 30 minutes. */
    private static Duration waitAfter(int failures) {
        var wait = Duration.ofMinutes(1L << Math.min(failures - 1, 5));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
