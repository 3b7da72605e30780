package dev.modelatlas.http.admission;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** One slot, a queue of three, a maximum wait of half a second, and a clock under the test's control. */
@Concurrent
class AdmissionQueueTest {
    private static final String ALONE = "the only caller";
    private static final String MANY = "caller with many requests";
    private static final String FEW = "caller with few requests";
    private static final String THIRD = "third caller";

    private final List<Integer> begun = new ArrayList<>();
    private final List<Integer> refused = new ArrayList<>();
    private long now = -1;
    private final AdmissionQueue<Integer> line =
            new AdmissionQueue<>(1, 3, Duration.ofMillis(500), begun::add, refused::add, () -> now);

    @Test
    void firstRequestBeginsAndOthersFollowInOrder() {
        enter(1, 2, 3);
        assertThat(begun).containsExactly(1);
        line.release(ALONE);
        line.release(ALONE);
        assertThat(begun).containsExactly(1, 2, 3);
        assertThat(refused).isEmpty();
    }

    @Test
    void refusesARequestAtOnceWhenTheQueueIsFull() {
        enter(1, 2, 3, 4, 5);
        assertThat(refused).containsExactly(5);
        assertThat(line.queued()).isEqualTo(3);
    }

    @Test
    void timedOutRequestIsRefusedOnceAndNeverBegins() {
        enter(1, 2);
        line.timeOut(ALONE, 2);
        line.timeOut(ALONE, 2);
        line.release(ALONE);
        assertThat(begun).containsExactly(1);
        assertThat(refused).containsExactly(2);
    }

    @Test
    void requestOfADisconnectedClientIsNeitherRefusedNorBegun() {
        enter(1, 2, 3);
        assertThat(line.forget(ALONE, 2)).isTrue();
        assertThat(line.forget(ALONE, 2)).isFalse();
        assertThat(line.forget(ALONE, 1)).isFalse();
        line.release(ALONE);
        assertThat(begun).containsExactly(1, 3);
        assertThat(refused).isEmpty();
    }

    @Test
    void everyRequestOfABurstBeginsWithinTheMaximumWait() {
        enter(1, 2, 3, 4);
        IntStream.of(150, 150, 150).forEach(this::workFor);
        assertThat(begun).containsExactly(1, 2, 3, 4);
    }

    @Test
    void overloadedQueueRefusesItsOldestRequests() {
        flood();
        enter(20, 21, 22);
        workFor(20);
        assertThat(refused).endsWith(20, 21);
        assertThat(begun).endsWith(22);
    }

    @Test
    void shortQueueRefusesNoRequest() {
        enter(0);
        for (var who = 1; who <= 50; who++) {
            enter(who);
            workFor(200);
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void burstAfterAnOverloadIsNotRefused() {
        flood();
        IntStream.range(0, 4).forEach(quiet -> workFor(200));
        enter(30, 31, 32);
        workFor(400);
        assertThat(begun).endsWith(30, 31);
    }

    @Test
    void everyRequestEitherBeginsOrIsRefusedAndEverySlotIsReleased() {
        flood();
        IntStream.range(0, 4).forEach(quiet -> workFor(200));
        assertThat(line.active()).isZero();
        var told = new ArrayList<>(begun);
        told.addAll(refused);
        assertThat(told).doesNotHaveDuplicates().hasSize(17);
    }

    /** One client may have many networks of IPv6 addresses. */
    @Test
    void quarterOfTheSlotsIsReservedForCallersWithAKey() {
        var limit = new ConcurrencyLimit(16, 4);
        var leases = IntStream.range(0, 16)
                .mapToObj(n -> limit.acquire("network " + n % 4, false))
                .flatMap(Optional::stream)
                .toList();
        assertThat(leases).hasSize(12);
        IntStream.range(0, 4)
                .forEach(n -> assertThat(limit.acquire("holder", true)).isPresent());
        assertThat(limit.acquire("another holder", true)).isEmpty();
        leases.get(0).close();
        assertThat(limit.acquire("network 0", false)).isPresent();
    }

    @Test
    void slotsAreLimitedInTotalAndPerCaller() {
        var limit = new ConcurrencyLimit(3, 2);
        var first = limit.acquire("a").orElseThrow();
        var second = limit.acquire("a").orElseThrow();
        assertThat(limit.acquire("a")).isEmpty();
        var other = limit.acquire("b").orElseThrow();
        assertThat(limit.acquire("c")).isEmpty();
        assertThat(limit.inUse()).isEqualTo(3);
        first.close();
        first.close();
        var third = limit.acquire("a").orElseThrow();
        assertThat(limit.acquire("a")).isEmpty();
        other.close();
        assertThat(limit.acquire("a")).isEmpty();
        var fourth = limit.acquire("b").orElseThrow();
        second.close();
        var fifth = limit.acquire("b").orElseThrow();
        fourth.close();
        fifth.close();
        third.close();
        assertThat(limit.inUse()).isZero();
        assertThat(limit.acquire("a")).isPresent();
        assertThat(limit.acquire("a")).isPresent();
        assertThat(limit.acquire("a")).isEmpty();
    }

    @Test
    void burstThatWaitsExactlyTheMaximumIsNotRefused() {
        enter(1, 2, 3, 4);
        workFor(500);
        assertThat(refused).isEmpty();
        assertThat(begun).containsExactly(1, 2);
    }

    @Test
    void admitReturnsWhetherTheRequestMustWait() {
        assertThat(line.admit(ALONE, 1)).isFalse();
        assertThat(line.admit(ALONE, 2)).isTrue();
        enter(3, 4);
        assertThat(line.admit(ALONE, 5)).isFalse();
        assertThat(line.active()).isEqualTo(1);
    }

    @Test
    void runningRequestDoesNotTimeOut() {
        enter(1, 2, 3);
        line.timeOut(ALONE, 1);
        assertThat(refused).isEmpty();
        line.timeOut(ALONE, 3);
        assertThat(refused).containsExactly(3);
        line.release(ALONE);
        assertThat(begun).containsExactly(1, 2);
    }

    @Test
    void burstAfterAnHourWithoutRequestsIsNotRefused() {
        now += Duration.ofHours(1).toNanos();
        enter(1, 2, 3, 4);
        IntStream.of(150, 150, 150).forEach(this::workFor);
        assertThat(begun).containsExactly(1, 2, 3, 4);
        assertThat(refused).isEmpty();
    }

    @Test
    void burstAfterALongPeriodWithAShortQueueIsNotRefused() {
        enter(0);
        for (var who = 1; who <= 10; who++) {
            enter(who);
            workFor(200);
        }
        enter(11, 12, 13);
        workFor(200);
        assertThat(refused).isEmpty();
    }

    @Test
    void requestOfAnotherCallerBeginsAlthoughOneCallerOccupiesAllSlots() {
        enter(MANY, 1, 2);
        enter(FEW, 11);
        assertThat(begun).containsExactly(1, 11);
        enter(FEW, 12);
        enter(THIRD, 21);
        assertThat(begun).containsExactly(1, 11);
        assertThat(line.active()).isEqualTo(2);
    }

    @Test
    void additionalSlotIsOnlyForCallersWithoutARunningRequest() {
        enter(MANY, 1, 2);
        enter(FEW, 11, 12);
        enter(THIRD, 21);
        line.release(FEW);
        assertThat(begun).containsExactly(1, 11, 12);
        line.release(FEW);
        assertThat(begun).containsExactly(1, 11, 12, 21);
        line.release(THIRD);
        assertThat(begun).containsExactly(1, 11, 12, 21);
        line.release(MANY);
        assertThat(begun).containsExactly(1, 11, 12, 21, 2);
        line.release(MANY);
        assertThat(line.active()).isZero();
    }

    @Test
    void callersTakeTurns() {
        enter(MANY, 1);
        enter(FEW, 11, 12, 13);
        enter(THIRD, 21);
        line.release(FEW);
        assertThat(begun).containsExactly(1, 11, 12);
        line.release(FEW);
        assertThat(begun).containsExactly(1, 11, 12, 21);
        line.release(THIRD);
        assertThat(begun).containsExactly(1, 11, 12, 21, 13);
    }

    @Test
    void callerWithTheFewestRunningRequestsIsNext() {
        var wide = new AdmissionQueue<Integer>(3, 9, Duration.ofMillis(500), begun::add, refused::add, () -> now);
        IntStream.of(1, 2).forEach(who -> wide.admit(MANY, who));
        wide.admit(THIRD, 21);
        IntStream.of(3, 4).forEach(who -> wide.admit(MANY, who));
        wide.admit(FEW, 11);
        wide.release(THIRD);
        assertThat(begun).containsExactly(1, 2, 21, 11);
    }

    @Test
    void fullQueueRefusesTheOldestRequestOfTheCallerWithTheMostRequests() {
        enter(MANY, 1, 2, 3, 4);
        enter(THIRD, 21, 22);
        assertThat(refused).containsExactly(2);
        enter(FEW, 11);
        assertThat(refused).containsExactly(2, 3);
        enter(FEW, 12);
        assertThat(refused).containsExactly(2, 3, 12);
        enter(MANY, 5);
        assertThat(refused).containsExactly(2, 3, 12, 5);
        assertThat(line.queued()).isEqualTo(3);
    }

    @Test
    void overloadRefusesTheRequestsOfTheCallerWithTheMost() {
        enter(MANY, 1, 2, 3);
        enter(THIRD, 21);
        enter(FEW, 11);
        now += Duration.ofMillis(501).toNanos();
        line.release(MANY);
        assertThat(refused).containsExactly(2, 3);
        assertThat(begun).containsExactly(1, 21, 11);
    }

    @Test
    void callersWithoutRequestsAreForgotten() {
        var callers = new CallerQueues<Integer>();
        callers.begin(MANY);
        callers.end(MANY);
        callers.add(FEW, 11);
        callers.remove(FEW, 11);
        callers.remove(THIRD, 21);
        callers.add(THIRD, 22);
        callers.removeOfLargest();
        assertThat(callers.callers()).isZero();
        assertThat(callers.waiting()).isZero();
    }

    /** Sixteen more requests, one every 60 ms, while each response takes 100 ms. */
    private void flood() {
        enter(0);
        for (var who = 1; who <= 16; who++) {
            enter(who);
            now += Duration.ofMillis(60).toNanos();
            if (who % 2 == 0) {
                line.release(ALONE);
            }
        }
    }

    private void enter(int... people) {
        enter(ALONE, people);
    }

    private void enter(String caller, int... people) {
        IntStream.of(people).forEach(who -> line.admit(caller, who));
    }

    /** The running request finishes after the given number of milliseconds. */
    private void workFor(int milliseconds) {
        now += Duration.ofMillis(milliseconds).toNanos();
        if (line.active() > 0) {
            line.release(ALONE);
        }
    }
}
