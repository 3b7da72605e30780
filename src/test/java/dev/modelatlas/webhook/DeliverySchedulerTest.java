package dev.modelatlas.webhook;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.LogRecord;
import java.util.stream.IntStream;
import javax.sql.DataSource;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.sql.Database;
import dev.modelatlas.sql.Deadline;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Faults;
import dev.modelatlas.testsupport.RecordedLog;
import dev.modelatlas.testsupport.WebhookReceiver;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

/** Every webhook gets every revision in order, no matter what happens to receivers and servers. */
@Concurrent
class DeliverySchedulerTest {
    private final Jdbi jdbi = Published.toNobody();
    private final SwiftClock clock = new SwiftClock();

    @Test
    void deliversEveryRevisionInOrderToAReceiverThatFailsHalfTheTime() throws Exception {
        try (var pod = serving();
                var other = serving();
                var receiver = new WebhookReceiver((time, exchange) -> time % 2 == 1 ? 500 : 204)) {
            var secret = pod.add("Desk", receiver).secret();
            await().until(() -> passing(() -> receiver.taken().size() == Published.NEWEST));
            assertThat(receiver.numbers()).isEqualTo(Published.REVISIONS);
            assertThat(receiver.asked()).isEqualTo(2 * Published.NEWEST);
            assertThat(receiver.taken()).allMatch(message -> message.isSignedBy(secret.text()));
            await().until(() -> other.status("Desk").failures() == 0);
        }
    }

    @Test
    void silentReceiversDoNotDelayOthers() throws Exception {
        var speaks = new CountDownLatch(1);
        try (var pod = Pod.serving(jdbi, clock, Settings.usual().timeout(Duration.ofMinutes(5)));
                var silent = new WebhookReceiver((time, exchange) -> {
                    speaks.await();
                    return 200;
                });
                var receiver = WebhookReceiver.willing()) {
            IntStream.range(0, 20).forEach(number -> pod.add("Silent " + number, silent));
            await().until(() -> silent.asked() == 20);
            pod.add("Desk", receiver);
            await().until(() -> receiver.numbers().equals(Published.REVISIONS));
            assertThat(silent.taken()).isEmpty();
            speaks.countDown();
            await().until(() -> silent.taken().size() == 20 * Published.NEWEST);
        }
    }

    @Test
    void attemptTimesOutIfTheReceiverIsSilent() throws Exception {
        var speaks = new CountDownLatch(1);
        try (var pod = Pod.serving(jdbi, clock, Settings.usual().timeout(Duration.ofMillis(500)));
                var silent = new WebhookReceiver((time, exchange) -> {
                    speaks.await();
                    return 200;
                })) {
            pod.add("Silent", silent);
            await().until(() -> pod.status("Silent").failures() == 1);
            assertThat(pod.status("Silent").lastAnswer()).isEqualTo("no response in time");
            speaks.countDown();
        }
    }

    @Test
    void takesOverTheDeliveriesOfADeadServerWhenItsLeaseEnds() throws Exception {
        var lease = Duration.ofSeconds(2);
        var askedAt = new ConcurrentLinkedQueue<Long>();
        try (var dead = new Pod(jdbi, clock, Settings.usual());
                var receiver = new WebhookReceiver((time, exchange) -> {
                    askedAt.add(System.nanoTime());
                    return 200;
                })) {
            dead.add("Desk", receiver);
            var heldSince = System.nanoTime();
            var held = Deadline.within(Duration.ofSeconds(5), () -> dead.repository.takeDue(clock.instant(), lease));
            assertThat(held).hasSize(1);
            try (var pod = serving()) {
                await().until(() -> passing(() -> pod.status("Desk").delivered() == Published.NEWEST));
                assertThat(receiver.numbers()).isEqualTo(Published.REVISIONS);
                assertThat(askedAt.peek() - heldSince).isGreaterThanOrEqualTo(lease.toNanos());
            }
        }
    }

    @Test
    void defectIsNotReportedAsAFailureOfTheDatabase() {
        jdbi.useHandle(handle -> handle.execute("alter table webhook rename column lease to lost"));
        try (var log = RecordedLog.of(DeliveryScheduler.class);
                var pod = serving()) {
            await().until(() -> pod.looks() > 2);
            assertThat(log.about("Webhook delivery failed"))
                    .extracting(LogRecord::getThrown)
                    .isNotEmpty()
                    .doesNotContainNull();
        }
    }

    @Test
    void eachReasonWhyDeliveriesFailIsLoggedOnceAndSoIsTheRecovery() {
        var failure = new AtomicReference<Exception>();
        var faulty = new Database().jdbi(Faults.in(DataSource.class, Published.database(), (method, call) -> {
            if (failure.get() != null) {
                throw failure.get();
            }
            return call.call();
        }));
        try (var log = RecordedLog.of(DeliveryScheduler.class);
                var pod = Pod.serving(faulty, clock, Settings.usual())) {
            failure.set(new SQLException("connection lost", "08006"));
            await().until(() -> !log.messages().isEmpty());
            failure.set(new IllegalStateException("broken on purpose"));
            await().until(() -> log.messages().size() > 1);
            failure.set(null);
            await().until(() -> log.messages().size() > 2);
            var looks = pod.looks();
            await().until(() -> pod.looks() > looks + 2);
            assertThat(log.messages())
                    .containsExactly(
                            "Webhook delivery is waiting for the database: connection lost",
                            "Webhook delivery failed, and will be tried again",
                            "Webhook delivery works again");
        }
    }

    @Test
    void serverWithoutALeaseRecordsNothing() throws IOException {
        try (var pod = new Pod(jdbi, clock, Settings.usual());
                var receiver = WebhookReceiver.willing()) {
            pod.add("Desk", receiver);
            var lost = take(pod, Duration.ofMillis(1));
            var held = take(pod, Duration.ofSeconds(20));
            Deadline.within(Duration.ofSeconds(5), () -> {
                pod.repository.delivered(lost, 1, clock.instant(), "answered 200");
                assertThat(pod.repository.failed(lost, clock.instant(), clock.instant(), 1, "answered 500"))
                        .isFalse();
                return null;
            });
            assertThat(held.delivered()).isZero();
            assertThat(pod.status("Desk")).matches(status -> status.delivered() == 0 && status.deadLetters() == 0);
        }
    }

    @Test
    void undeliverableRevisionIsADeadLetterUntilItIsReplayed() throws Exception {
        var isUp = new AtomicBoolean();
        try (var pod = Pod.serving(jdbi, clock, Settings.usual().giveUpAfter(Duration.ofHours(2)));
                var receiver = new WebhookReceiver((time, exchange) -> isUp.get() ? 200 : 503)) {
            var id = pod.add("Desk", receiver).id();
            await().until(() -> passing(() -> pod.status("Desk").deadLetters() >= 2));
            isUp.set(true);
            await().until(() -> passing(() -> pod.status("Desk").delivered() == Published.NEWEST));
            var dead = pod.webhooks.deadLetters(id);
            assertThat(dead).isNotEmpty().allMatch(letter -> letter.reason().equals("answered 503"));
            var before = receiver.numbers();
            assertThat(pod.redelivery.replay(id, null, (letter, attempt) -> {})).isTrue();
            assertThat(receiver.numbers().subList(before.size(), before.size() + dead.size()))
                    .isEqualTo(dead.stream().map(DeadLetter::revisionNumber).toList());
            assertThat(receiver.numbers()).containsExactlyInAnyOrderElementsOf(Published.REVISIONS);
            assertThat(pod.webhooks.deadLetters(id)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void receiverThatAcceptsAReplayOrATestMessageIsNoLongerFailing(boolean isReplay) throws Exception {
        var isUp = new AtomicBoolean();
        // Delivers nothing by itself.
        try (var pod = new Pod(jdbi, clock, Settings.usual());
                var receiver = new WebhookReceiver((time, exchange) -> isUp.get() ? 200 : 503)) {
            var id = pod.add("Desk", receiver).id();
            var next = clock.instant().plus(Duration.ofHours(1));
            Deadline.within(Duration.ofSeconds(5), () -> {
                var due = pod.repository.takeDue(clock.instant(), Duration.ofSeconds(10));
                pod.repository.failed(due.get(0), clock.instant(), next, 1, "answered 503");
                return null;
            });
            sendAgain(pod, id, isReplay);
            assertThat(pod.status("Desk"))
                    .matches(status ->
                            status.failures() == 1 && status.nextAttemptAt().equals(next));
            isUp.set(true);
            sendAgain(pod, id, isReplay);
            assertThat(pod.status("Desk"))
                    .matches(status -> status.failures() == 0 && status.nextAttemptAt() == null)
                    .matches(status -> status.lastAnswer().equals("answered 200") && status.delivered() == 1);
            assertThat(take(pod, Duration.ofSeconds(10)).failingSince()).isNull();
        }
    }

    /** The second command runs between two messages of the first, when no command holds the webhook's lease. */
    @Test
    void twoReplaysAtTheSameTimeSendADeadLetterOnce() throws Exception {
        // Delivers nothing by itself.
        try (var pod = new Pod(jdbi, clock, Settings.usual());
                var receiver = WebhookReceiver.willing()) {
            var id = pod.add("Desk", receiver).id();
            for (var number = 1; number <= 3; number++) {
                var dead = number;
                Deadline.within(Duration.ofSeconds(5), () -> {
                    var due = pod.repository.takeDue(clock.instant(), Duration.ofSeconds(10));
                    return pod.repository.failed(due.get(0), clock.instant(), clock.instant(), dead, "answered 503");
                });
            }
            var told = new ArrayList<Integer>();
            pod.redelivery.replay(id, null, (letter, attempt) -> {
                told.add(letter.revisionNumber());
                replayOther(pod, id, 2);
            });
            assertThat(receiver.numbers()).containsExactly(1, 2, 3);
            assertThat(told).containsExactly(1, 3);
            assertThat(pod.webhooks.deadLetters(id)).isEmpty();
        }
    }

    private static void replayOther(Pod pod, String id, int revision) {
        try {
            assertThat(pod.redelivery.replay(id, revision, (letter, attempt) -> {}))
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sendAgain(Pod pod, String id, boolean isReplay) throws InterruptedException {
        if (isReplay) {
            pod.redelivery.replay(id, null, (letter, attempt) -> {});
        } else {
            pod.redelivery.test(id);
        }
    }

    @Test
    void honoursRetryAfterOfAReceiver() throws Exception {
        try (var pod = serving();
                var receiver = new WebhookReceiver((time, exchange) -> {
                    exchange.getResponseHeaders().set("Retry-After", "120");
                    return 429;
                })) {
            pod.add("Desk", receiver);
            await().until(() -> pod.status("Desk").failures() == 1);
            assertThat(pod.status("Desk").nextAttemptAt())
                    .isEqualTo(clock.instant().plusSeconds(120));
            assertThat(pod.status("Desk").lastAnswer()).isEqualTo("answered 429");
        }
    }

    private Pod serving() {
        return Pod.serving(jdbi, clock, Settings.usual());
    }

    private Webhook take(Pod pod, Duration lease) {
        return await().until(
                        () -> Deadline.within(
                                Duration.ofSeconds(5), () -> pod.repository.takeDue(clock.instant(), lease)),
                        taken -> taken.size() == 1)
                .get(0);
    }

    /** Checks the condition repeatedly. Each time, the clock of the test advances by an hour. */
    private boolean passing(Callable<Boolean> question) throws Exception {
        var answer = question.call();
        if (!answer) {
            clock.pass(Duration.ofHours(1));
        }
        return answer;
    }
}
