package dev.modelatlas.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** One place, three who may wait, half a second of patience, and a clock that goes when it is told. */
@Concurrent
class WaitingLineTest {
    private final List<Integer> begun = new ArrayList<>();
    private final List<Integer> refused = new ArrayList<>();
    private long now = -1;
    private final WaitingLine<Integer> line =
            new WaitingLine<>(1, 3, Duration.ofMillis(500), begun::add, refused::add, () -> now);

    @Test
    void whoComesFirstBeginsAndTheOthersFollowInTurn() {
        enter(1, 2, 3);
        assertThat(begun).containsExactly(1);
        line.leave();
        line.leave();
        assertThat(begun).containsExactly(1, 2, 3);
        assertThat(refused).isEmpty();
    }

    @Test
    void whoFindsTheLineFullIsRefusedAtOnce() {
        enter(1, 2, 3, 4, 5);
        assertThat(refused).containsExactly(5);
        assertThat(line.waiting()).isEqualTo(3);
    }

    @Test
    void whoIsGivenUpIsRefusedOnceAndBeginsNoMore() {
        enter(1, 2);
        line.giveUp(2);
        line.giveUp(2);
        line.leave();
        assertThat(begun).containsExactly(1);
        assertThat(refused).containsExactly(2);
    }

    @Test
    void burstMayWaitAsLongAsThePatience() {
        enter(1, 2, 3, 4);
        IntStream.of(150, 150, 150).forEach(this::workFor);
        assertThat(begun).containsExactly(1, 2, 3, 4);
    }

    @Test
    void lineThatIsLongForTooLongIsCutToThoseWhoCameLast() {
        flood();
        enter(20, 21, 22);
        workFor(20);
        assertThat(refused).endsWith(20, 21);
        assertThat(begun).endsWith(22);
    }

    @Test
    void shortLineIsNeverCut() {
        enter(0);
        for (var who = 1; who <= 50; who++) {
            enter(who);
            workFor(200);
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void afterTheFloodBurstsMayWaitAgain() {
        flood();
        IntStream.range(0, 4).forEach(quiet -> workFor(200));
        enter(30, 31, 32);
        workFor(400);
        assertThat(begun).endsWith(30, 31);
    }

    @Test
    void everyoneIsToldOnceAndThePlacesAreFreeInTheEnd() {
        flood();
        IntStream.range(0, 4).forEach(quiet -> workFor(200));
        assertThat(line.working()).isZero();
        var told = new ArrayList<>(begun);
        told.addAll(refused);
        assertThat(told).doesNotHaveDuplicates().hasSize(17);
    }

    @Test
    void placesAreLimitedInAllAndForOneCaller() {
        var places = new Places(3, 2);
        var first = places.enter("a").orElseThrow();
        var second = places.enter("a").orElseThrow();
        assertThat(places.enter("a")).isEmpty();
        var other = places.enter("b").orElseThrow();
        assertThat(places.enter("c")).isEmpty();
        assertThat(places.taken()).isEqualTo(3);
        first.close();
        first.close();
        var third = places.enter("a").orElseThrow();
        assertThat(places.enter("a")).isEmpty();
        other.close();
        assertThat(places.enter("a")).isEmpty();
        var fourth = places.enter("b").orElseThrow();
        second.close();
        var fifth = places.enter("b").orElseThrow();
        fourth.close();
        fifth.close();
        third.close();
        assertThat(places.taken()).isZero();
        assertThat(places.enter("a")).isPresent();
        assertThat(places.enter("a")).isPresent();
        assertThat(places.enter("a")).isEmpty();
    }

    @Test
    void burstThatWaitsExactlyAsLongAsThePatienceIsNotCut() {
        enter(1, 2, 3, 4);
        workFor(500);
        assertThat(refused).isEmpty();
        assertThat(begun).containsExactly(1, 2);
    }

    @Test
    void lineTellsWhetherSomebodyHasToWait() {
        assertThat(line.enter(1)).isFalse();
        assertThat(line.enter(2)).isTrue();
        enter(3, 4);
        assertThat(line.enter(5)).isFalse();
        assertThat(line.working()).isEqualTo(1);
    }

    @Test
    void whoBeginsWorkNoMoreIsNotGivenUp() {
        enter(1, 2, 3);
        line.giveUp(1);
        assertThat(refused).isEmpty();
        line.giveUp(3);
        assertThat(refused).containsExactly(3);
        line.leave();
        assertThat(begun).containsExactly(1, 2);
    }

    @Test
    void burstLongAfterTheStartMayWaitToo() {
        now += Duration.ofHours(1).toNanos();
        enter(1, 2, 3, 4);
        IntStream.of(150, 150, 150).forEach(this::workFor);
        assertThat(begun).containsExactly(1, 2, 3, 4);
        assertThat(refused).isEmpty();
    }

    @Test
    void burstAfterAShortLineThatLastedLongMayWaitToo() {
        enter(0);
        for (var who = 1; who <= 10; who++) {
            enter(who);
            workFor(200);
        }
        enter(11, 12, 13);
        workFor(200);
        assertThat(refused).isEmpty();
    }

    /** Sixteen more come, one each 60 ms, while each answer takes 100 ms. */
    private void flood() {
        enter(0);
        for (var who = 1; who <= 16; who++) {
            enter(who);
            now += Duration.ofMillis(60).toNanos();
            if (who % 2 == 0) {
                line.leave();
            }
        }
    }

    private void enter(int... people) {
        IntStream.of(people).forEach(line::enter);
    }

    /** Whoever works is done after that many milliseconds. */
    private void workFor(int milliseconds) {
        now += Duration.ofMillis(milliseconds).toNanos();
        if (line.working() > 0) {
            line.leave();
        }
    }
}
