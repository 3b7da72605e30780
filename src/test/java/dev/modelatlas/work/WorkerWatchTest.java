package dev.modelatlas.work;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class WorkerWatchTest {
    private final WorkerWatch workers = new WorkerWatch(Duration.ofMillis(200));

    @Test
    void threadThatComputesTooLongCountsAsStuckUntilItReturns() throws InterruptedException {
        var goOn = new AtomicBoolean(true);
        var busy = start(() -> {
            while (goOn.get()) {
                Thread.onSpinWait();
            }
        });
        try {
            await().until(() -> workers.stuck() == 1);
        } finally {
            // Otherwise the thread would keep a processor busy until the last test.
            goOn.set(false);
        }
        busy.join();
        assertThat(workers.stuck()).isZero();
    }

    @Test
    void waitingThreadDoesNotCountAsStuck() throws InterruptedException {
        var end = new CountDownLatch(1);
        var waiting = start(() -> {
            try {
                end.await();
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
        var other = new AtomicBoolean(true);
        var busy = start(() -> {
            while (other.get()) {
                Thread.onSpinWait();
            }
        });
        try {
            // Wait until the thread that computes counts as stuck. The waiting thread must not count.
            await().until(() -> workers.stuck() > 0);
            assertThat(workers.stuck()).isEqualTo(1);
        } finally {
            other.set(false);
            end.countDown();
        }
        busy.join();
        waiting.join();
    }

    /** The first look at a task already counts it as stuck. */
    @Test
    void eachTaskOfWatchedThreadsIsExaminedUntilItEnds() throws Exception {
        var impatient = new WorkerWatch(Duration.ZERO);
        var threads = impatient.threads("watched", 1, new LinkedBlockingQueue<>());
        try {
            assertThat(threads.submit(impatient::stuck).get()).isEqualTo(1);
            assertThat(threads.submit(impatient::stuck).get()).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(impatient.stuck()).isZero();
    }

    private Thread start(Runnable work) {
        var thread = new Thread(() -> workers.during(work));
        thread.start();
        return thread;
    }
}
