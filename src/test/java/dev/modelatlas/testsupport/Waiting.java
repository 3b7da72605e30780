package dev.modelatlas.testsupport;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * Waits for conditions. By default, Awaitility checks a condition only every 100 ms, first after 100 ms. It also fails
 * when another thread of the JVM throws an exception, such as a thread of a test that runs in parallel.
 */
public final class Waiting {
    private Waiting() {}

    /** Checks a condition at once and then every 10 ms, for as long as a busy machine needs. */
    public static ConditionFactory await() {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .dontCatchUncaughtExceptions()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10));
    }
}
