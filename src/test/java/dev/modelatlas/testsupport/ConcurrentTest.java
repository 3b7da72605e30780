package dev.modelatlas.testsupport;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.RepeatedTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests of a concurrent class run one after the other, because they may share static state. */
@Concurrent
class ConcurrentTest {
    private static final AtomicInteger UNDER_WAY = new AtomicInteger();

    @RepeatedTest(4)
    void testsOfAClassDoNotOverlap() throws InterruptedException {
        assertThat(UNDER_WAY.incrementAndGet()).isEqualTo(1);
        // Long enough to overlap with another test, if tests ran in parallel.
        Thread.sleep(100);
        UNDER_WAY.decrementAndGet();
    }
}
