package dev.modelatlas.testsupport;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.RepeatedTest;

import static org.assertj.core.api.Assertions.assertThat;

/** The tests of a class that runs beside others may share what is static. */
@Concurrent
class ConcurrentTest {
    private static final AtomicInteger UNDER_WAY = new AtomicInteger();

    @RepeatedTest(4)
    void noOtherTestOfTheClassIsUnderWay() throws InterruptedException {
        assertThat(UNDER_WAY.incrementAndGet()).isEqualTo(1);
        // So that another one would be met.
        Thread.sleep(100);
        UNDER_WAY.decrementAndGet();
    }
}
