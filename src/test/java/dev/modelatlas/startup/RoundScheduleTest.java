package dev.modelatlas.startup;

import java.time.Duration;
import java.util.ArrayList;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** When the server runs a task, such as the computation of verdicts, for a revision. Each run is a round. */
@Concurrent
class RoundScheduleTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    /** Nanoseconds of a clock, which may be negative and wrap around. */
    private long now = Long.MAX_VALUE - 10 * MINUTE;

    private final RoundSchedule schedule = new RoundSchedule();

    @Test
    void noRoundIsDueBeforeTheFirstRevision() {
        assertThat(schedule.isDue(0, now)).isFalse();
    }

    @Test
    void roundIsDueUntilOneSucceedsForTheRevision() {
        assertThat(schedule.isDue(8, now)).isTrue();
        schedule.ended(8, true, now);
        assertThat(schedule.isDue(8, now + 100 * MINUTE)).isFalse();
        assertThat(schedule.isDue(9, now)).isTrue();
    }

    @Test
    void waitsLongerAfterEachFailedRound() {
        var waits = new ArrayList<Long>();
        for (var round = 0; round < 8; round++) {
            schedule.ended(8, false, now);
            var began = now;
            while (!schedule.isDue(8, now)) {
                now += MINUTE;
            }
            waits.add((now - began) / MINUTE);
        }
        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    }

    @Test
    void failuresOfAnotherRevisionDoNotDelayANewRevision() {
        for (var round = 0; round < 6; round++) {
            schedule.ended(8, false, now);
        }
        assertThat(schedule.isDue(9, now)).isTrue();
        schedule.ended(9, false, now);
        assertThat(schedule.isDue(9, now + MINUTE)).isTrue();
    }
}
