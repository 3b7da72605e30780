package dev.modelatlas.sql;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** Which threads are interrupted, and which are not. */
@Concurrent
class DeadlineWatchTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration NOTHING = Duration.ZERO;

    @Test
    @Timeout(60)
    void interruptsWorkThatWaitsBeyondItsDeadline() {
        var watch = new DeadlineWatch();
        try {
            watch.start(null);
            var failure = Deadline.within(Duration.ofMillis(1), DeadlineWatchTest::waitForEver);
            assertThat(failure).isInstanceOf(InterruptedException.class);
            assertThat(DatabaseFailure.of(new IllegalStateException(failure))).contains(DatabaseFailure.TIMEOUT);
            assertThat(Thread.interrupted()).isFalse();
        } finally {
            watch.stop();
        }
    }

    @Test
    void doesNotInterruptWorkWithinItsDeadline() {
        assertThat(Deadline.within(LONG, DeadlineWatchTest::isInterruptedWhenLookedAt))
                .isFalse();
        assertThat(isInterruptedWhenLookedAt()).isFalse();
    }

    @Test
    void clearsAnInterruptFlagThatTheWorkSetAgain() {
        Deadline.within(NOTHING, () -> {
            assertThat(isInterruptedWhenLookedAt()).isTrue();
            Thread.currentThread().interrupt();
            return null;
        });
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void doesNotInterruptAThreadThatHoldsAConnection() {
        Deadline.within(NOTHING, () -> {
            Deadline.connectionTaken();
            Deadline.connectionTaken();
            assertThat(isInterruptedWhenLookedAt()).isFalse();
            Deadline.connectionReturned();
            assertThat(isInterruptedWhenLookedAt()).isFalse();
            Deadline.connectionReturned();
            assertThat(isInterruptedWhenLookedAt()).isTrue();
            return null;
        });
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void takingAConnectionClearsAnEarlierInterrupt() {
        Deadline.within(NOTHING, () -> {
            assertThat(isInterruptedWhenLookedAt()).isTrue();
            Deadline.connectionTaken();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            Deadline.connectionReturned();
            assertThat(isInterruptedWhenLookedAt()).isTrue();
            return null;
        });
    }

    @Test
    void nestedWorkIsInterruptedUnlessItHoldsAConnection() {
        Deadline.within(NOTHING, () -> {
            var wasInterrupted = Deadline.within(LONG, () -> {
                Deadline.connectionTaken();
                var isInterrupted = isInterruptedWhenLookedAt();
                Deadline.connectionReturned();
                return isInterrupted;
            });
            assertThat(wasInterrupted).as("by the outer one").isFalse();
            Deadline.within(NOTHING, () -> {
                assertThat(isInterruptedWhenLookedAt()).isTrue();
                return null;
            });
            assertThat(Deadline.isOver()).isTrue();
            assertThat(isInterruptedWhenLookedAt()).isTrue();
            return null;
        });
        assertThat(Thread.interrupted()).isFalse();
        assertThat(Deadline.isOver()).isFalse();
    }

    /** Work that ends exactly at its deadline, repeatedly, on reused threads. */
    @Test
    void interruptNeverReachesTheNextTaskOfTheThread() throws Exception {
        var isOver = new AtomicBoolean();
        var threads = Executors.newFixedThreadPool(3);
        try {
            var watch = threads.submit(() -> {
                while (!isOver.get()) {
                    Deadline.interruptOverdue();
                }
            });
            var workers = IntStream.range(0, 2)
                    .mapToObj(n -> threads.submit(DeadlineWatchTest::leaks))
                    .toList();
            for (var worker : workers) {
                assertThat(worker.get()).isZero();
            }
            isOver.set(true);
            watch.get();
        } finally {
            isOver.set(true);
            threads.shutdownNow();
        }
    }

    private static int leaks() {
        var leaks = 0;
        for (var n = 0; n < 20_000; n++) {
            Deadline.within(Duration.ofNanos(n % 50 * 100), () -> {
                Thread.onSpinWait();
                return null;
            });
            leaks += Thread.interrupted() ? 1 : 0;
        }
        return leaks;
    }

    private static boolean isInterruptedWhenLookedAt() {
        Deadline.interruptOverdue();
        return Thread.currentThread().isInterrupted();
    }

    private static Exception waitForEver() {
        try {
            new CountDownLatch(1).await();
            return null;
        } catch (InterruptedException interrupted) {
            return interrupted;
        }
    }
}
