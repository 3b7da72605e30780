package dev.modelatlas.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.ReentrantLock;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.work.WorkerWatch;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class WorkerLivenessTest {

    /** The first look at a task already counts it as stuck. */
    @Test
    void checkFailsWhileAThreadIsStuck() {
        var workers = new WorkerWatch(Duration.ZERO);
        var liveness = new WorkerLiveness(workers);
        var during = new ArrayList<HealthCheckResponse>();
        workers.during(() -> during.add(liveness.call()));
        assertThat(during).singleElement().satisfies(check -> {
            assertThat(check.getStatus()).isEqualTo(Status.DOWN);
            assertThat(check.getData().orElseThrow()).containsEntry("stuck", 1L);
        });
        assertThat(liveness.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void checkFailsWhileThreadsWaitForEachOthersLocks() throws Exception {
        var liveness = new WorkerLiveness(new WorkerWatch(Duration.ofMinutes(1)));
        var first = new ReentrantLock();
        var second = new ReentrantLock();
        var both = new CyclicBarrier(2);
        var threads = List.of(locking(first, second, both), locking(second, first, both));
        threads.forEach(Thread::start);
        await().untilAsserted(() -> assertThat(liveness.call()).satisfies(check -> {
            assertThat(check.getStatus()).isEqualTo(Status.DOWN);
            assertThat(check.getData().orElseThrow()).containsEntry("deadlocked", 2L);
        }));
        for (var thread : threads) {
            thread.interrupt();
            thread.join();
        }
        assertThat(liveness.call().getStatus()).isEqualTo(Status.UP);
    }

    /** A thread that takes one lock, and the other when both threads have one. An interruption ends it. */
    private static Thread locking(ReentrantLock first, ReentrantLock second, CyclicBarrier both) {
        return new Thread(() -> {
            first.lock();
            try {
                both.await();
                second.lockInterruptibly();
                second.unlock();
            } catch (InterruptedException | BrokenBarrierException end) {
                Thread.currentThread().interrupt();
            } finally {
                first.unlock();
            }
        });
    }
}
