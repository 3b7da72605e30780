package dev.modelatlas.work;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.work.Transit.Place;

import static org.assertj.core.api.Assertions.assertThat;

/** The limits on the memory of request bodies that arrive and of responses that clients have not read. */
@Concurrent
class TransitTest {
    private static final long MOST = 1_000_000;

    private final Transit transit = new Transit(MOST);

    @Test
    void oneCallerCannotUseMoreThanHalfOfTheMemoryLimit() {
        assertThat(transit.enter("one", MOST / 2)).isPresent();
        assertThat(transit.enter("one", 1)).isEmpty();
        assertThat(transit.enter("other", MOST / 2)).isPresent();
        assertThat(transit.taken()).isEqualTo(MOST);
    }

    @Test
    void shortBodiesAreAcceptedEvenIfOtherCallersUseTheWholeLimit() {
        transit.enter("one", MOST / 2);
        transit.enter("another", MOST / 2);
        assertThat(transit.enter("other", 64 << 10)).isPresent();
        assertThat(transit.enter("other", (64 << 10) + 1)).isEmpty();
    }

    /** One client can have many addresses. */
    @Test
    void shortBodiesOfManyCallersTakeAtMostOneAndAHalfTimesTheLimit() {
        for (var caller = 0; caller < 100; caller++) {
            for (var body = 0; body < 5; body++) {
                transit.enter(caller, 64 << 10);
            }
        }
        assertThat(transit.taken()).isBetween(MOST, MOST + MOST / 2);
    }

    @Test
    void secondReleaseOfAReservationHasNoEffect() {
        var place = transit.enter("one", 1000);
        transit.enter("one", 500);
        place.ifPresent(Place::leave);
        place.ifPresent(Place::leave);
        assertThat(transit.taken()).isEqualTo(500);
    }

    @Test
    void callerMayUseHalfOfTheLimitAgainAfterReadingItsResponse() {
        for (var round = 0; round < 3; round++) {
            var place = transit.enter("one", MOST / 2).orElseThrow();
            assertThat(transit.enter("one", 1)).isEmpty();
            place.leave();
        }
        assertThat(transit.taken()).isZero();
    }

    @Test
    void numberOfAccountsWithoutReservationsIsLimited() {
        var callers = Transit.MOST_IDLE + 100;
        var places = IntStream.range(0, callers)
                .mapToObj(caller -> transit.enter(caller, 10).orElseThrow())
                .toList();
        assertThat(transit.accounts()).isEqualTo(callers);
        places.forEach(Place::leave);
        assertThat(transit.accounts()).isLessThanOrEqualTo(Transit.MOST_IDLE);
        assertThat(transit.taken()).isZero();
    }

    @Test
    void removalOfIdleAccountsKeepsReservations() {
        var place = transit.enter("one", MOST / 2).orElseThrow();
        IntStream.rangeClosed(0, Transit.MOST_IDLE)
                .forEach(caller -> transit.enter(caller, 10).orElseThrow().leave());
        assertThat(transit.accounts()).isEqualTo(1);
        assertThat(transit.enter("one", 1)).isEmpty();
        place.leave();
        assertThat(transit.enter("one", MOST / 2)).isPresent();
    }
}
