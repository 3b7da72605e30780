package dev.modelatlas.startup;

import java.time.Duration;

/**
 * When the next round of a task for the newest revision begins: at once for a new revision, and after a growing wait for
 * one whose rounds failed. Times are those of {@link System#nanoTime()}.
 */
final class RoundSchedule {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private int revision;
    private boolean isDone = true;
    private int failures;
    private long next;

    /** Whether a round for this revision, the newest one, should begin now. */
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

    /** The wait after this many rounds that failed: 1 minute, 2, 4, and so on up to 30. */
    private static Duration waitAfter(int failures) {
        var wait = Duration.ofMinutes(1L << Math.min(failures - 1, 5));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
