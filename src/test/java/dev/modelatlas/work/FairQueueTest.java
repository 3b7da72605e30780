package dev.modelatlas.work;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class FairQueueTest {
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final FairQueue queue = new FairQueue(threads);
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void tasksOfOneOwnerLeaveAThreadForOtherOwners() {
        var slow = new CountDownLatch(1);
        for (var piece = 0; piece < 20; piece++) {
            queue.add("greedy", () -> waitFor(slow));
        }
        var modest = new CountDownLatch(1);
        queue.add("modest", modest::countDown);
        await().until(() -> modest.getCount() == 0);
        assertThat(slow.getCount()).isEqualTo(1);
        slow.countDown();
    }

    @Test
    void ownersTakeTurns() {
        var thread = Executors.newSingleThreadExecutor();
        var turns = new FairQueue(thread);
        var begin = new CountDownLatch(1);
        turns.add("a", () -> waitFor(begin));
        for (var piece : List.of("a1", "a2", "a3", "b1", "b2", "c1")) {
            turns.add(piece.substring(0, 1), () -> done.add(piece));
        }
        begin.countDown();
        await().until(() -> done.size() == 6);
        thread.shutdown();
        assertThat(done).containsExactly("b1", "c1", "a1", "b2", "a2", "a3");
    }

    @Test
    void failedTaskDoesNotBlockOthers() {
        queue.add("a", () -> {
            throw new IllegalStateException("broken on purpose");
        });
        queue.add("a", () -> done.add("a1"));
        await().dontCatchUncaughtExceptions().until(() -> done.equals(List.of("a1")));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
