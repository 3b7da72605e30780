package dev.modelatlas.work;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Concurrent
class WorkerWatchTest {
    private final WorkerWatch workers = new WorkerWatch(Duration.ofMillis(200));

    @Test
    void threadThatComputesForTooLongIsStuckUntilItReturns() throws InterruptedException {
        var goOn = new AtomicBoolean(true);
        var busy = start(() -> {
            while (goOn.get()) {
                Thread.onSpinWait();
            }
        });
        await().until(() -> workers.stuck() == 1);
        goOn.set(false);
        busy.join();
        assertThat(workers.stuck()).isZero();
    }

    @Test
    void waitingThreadIsNotStuck() throws InterruptedException {
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
        // Wait until another thread counts as stuck. Still, only one thread does.
        await().until(() -> workers.stuck() > 0);
        assertThat(workers.stuck()).isEqualTo(1);
        other.set(false);
        end.countDown();
        busy.join();
        waiting.join();
    }

    private Thread start(Runnable work) {
        var thread = new Thread(() -> workers.during(work));
        thread.start();
        return thread;
    }
}
