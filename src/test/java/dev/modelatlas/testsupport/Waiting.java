package dev.modelatlas.testsupport;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * Waits for conditions. Awaitility's own defaults look only every 100 ms, for the first time after 100 ms, and fail with
 * what any other thread of the JVM throws meanwhile, such as one of a test that runs in parallel.
 */
public final class Waiting {
    private Waiting() {}

    /** Looks at once and then every 10 ms, for as long as a busy machine needs. */
    public static ConditionFactory await() {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .dontCatchUncaughtExceptions()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10));
    }
}
