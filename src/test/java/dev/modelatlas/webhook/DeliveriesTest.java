package dev.modelatlas.webhook;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.access.Actor;
import dev.modelatlas.sql.Deadline;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Publishing;
import dev.modelatlas.testsupport.WebhookReceiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Every subscriber gets every revision, in order, whatever becomes of receivers and servers. */
class DeliveriesTest {
    private static final int REVISIONS = 4;
    private static final List<Integer> ALL =
            IntStream.rangeClosed(1, REVISIONS).boxed().toList();

    private static Jdbi jdbi;

    private final SwiftClock clock = new SwiftClock();

    @BeforeAll
    static void publish() {
        jdbi = Atlas.empty().jdbi();
        IntStream.range(0, REVISIONS).forEach(time -> Publishing.publish(jdbi));
    }

    @BeforeEach
    void nobodyFollows() {
        jdbi.useHandle(handle -> handle.execute("delete from webhook"));
    }

    @Test
    void receiverThatFailsHalfTheTimeGetsEveryRevisionInOrderAndSigned() throws Exception {
        try (var pod = serving();
                var other = serving();
                var receiver = new WebhookReceiver((time, exchange) -> time % 2 == 1 ? 500 : 204)) {
            var secret = pod.add("Desk", receiver).secret();
            await().until(() -> passing(() -> receiver.taken().size() == REVISIONS));
            assertThat(receiver.numbers()).isEqualTo(ALL);
            assertThat(receiver.asked()).isEqualTo(2 * REVISIONS);
            assertThat(receiver.taken()).allMatch(message -> message.isSignedBy(secret.text()));
            assertThat(other.status("Desk").failures()).isZero();
        }
    }

    @Test
    void receiversThatAreSilentKeepNobodyWaiting() throws Exception {
        try (var pod = serving();
                var silent = new WebhookReceiver((time, exchange) -> {
                    TimeUnit.SECONDS.sleep(30);
                    return 200;
                });
                var receiver = WebhookReceiver.willing()) {
            IntStream.range(0, 20).forEach(number -> pod.add("Silent " + number, silent));
            await().until(() -> silent.asked() == 20);
            pod.add("Desk", receiver);
            await().atMost(Duration.ofSeconds(2)).until(() -> receiver.numbers().equals(ALL));
            await().until(() -> pod.status("Silent 7").failures() == 1);
            assertThat(pod.status("Silent 7").lastAnswer()).isEqualTo("no answer in time");
        }
    }

    @Test
    void whatServersWereSendingWhenTheyDiedIsSentAgain() throws Exception {
        try (var dead = new Pod(jdbi, clock, Settings.usual());
                var receiver = WebhookReceiver.willing()) {
            dead.add("Desk", receiver);
            var held = Deadline.within(
                    Duration.ofSeconds(5), () -> dead.repository.takeDue(clock.instant(), Duration.ofSeconds(2)));
            assertThat(held).hasSize(1);
            try (var pod = serving()) {
                TimeUnit.SECONDS.sleep(1);
                assertThat(receiver.asked()).isZero();
                await().until(() -> pod.status("Desk").delivered() == REVISIONS);
                assertThat(receiver.numbers()).isEqualTo(ALL);
            }
        }
    }

    @Test
    void whoHasLostItsLeaseNotesNothing() throws IOException {
        try (var pod = new Pod(jdbi, clock, Settings.usual());
                var receiver = WebhookReceiver.willing()) {
            pod.add("Desk", receiver);
            var lost = take(pod, Duration.ofMillis(1));
            var held = take(pod, Duration.ofSeconds(20));
            Deadline.within(Duration.ofSeconds(5), () -> {
                pod.repository.delivered(lost, 1, clock.instant(), "answered 200");
                pod.repository.failed(lost, clock.instant(), clock.instant(), 1, "answered 500");
                return null;
            });
            assertThat(held.delivered()).isZero();
            assertThat(pod.status("Desk")).matches(status -> status.delivered() == 0 && status.deadLetters() == 0);
        }
    }

    @Test
    void whatIsNotTakenInTimeIsADeadLetterUntilItIsReplayed() throws Exception {
        var isUp = new AtomicBoolean();
        try (var pod = Pod.serving(jdbi, clock, Settings.usual().giveUpAfter(Duration.ofHours(2)));
                var receiver = new WebhookReceiver((time, exchange) -> isUp.get() ? 200 : 503)) {
            var id = pod.add("Desk", receiver).id();
            await().until(() -> passing(() -> pod.status("Desk").deadLetters() == 2));
            isUp.set(true);
            await().until(() -> passing(() -> pod.status("Desk").delivered() == REVISIONS));
            var dead = pod.webhooks.deadLetters(id);
            assertThat(dead).allMatch(letter -> letter.reason().equals("answered 503"));
            var before = receiver.numbers();
            assertThat(pod.redelivery.replay(id, null, (letter, attempt) -> {})).isTrue();
            assertThat(receiver.numbers().subList(before.size(), before.size() + dead.size()))
                    .isEqualTo(dead.stream().map(DeadLetter::revisionNumber).toList());
            assertThat(receiver.numbers()).containsExactlyInAnyOrderElementsOf(ALL);
            assertThat(pod.webhooks.deadLetters(id)).isEmpty();
        }
    }

    @Test
    void receiverIsLeftAloneForAsLongAsItAsks() throws Exception {
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

    @Test
    void formerSecretSignsTooWhileItMay() throws Exception {
        try (var pod = new Pod(jdbi, clock, Settings.usual());
                var receiver = WebhookReceiver.willing()) {
            var former = pod.add("Desk", receiver);
            var secret = pod.webhooks
                    .rotate(new Actor("Ada"), former.id(), Duration.ofHours(24))
                    .orElseThrow();
            pod.redelivery.test(former.id());
            clock.pass(Duration.ofHours(24));
            pod.redelivery.test(former.id());
            assertThat(receiver.taken()).allMatch(message -> message.isSignedBy(secret.text()));
            assertThat(receiver.taken())
                    .extracting(message -> message.isSignedBy(former.secret().text()))
                    .containsExactly(true, false);
        }
    }

    @Test
    void secretIsNotInTheDatabaseAndNotReadWithAnotherKey() throws Exception {
        try (var pod = new Pod(jdbi, clock, Settings.usual());
                var receiver = WebhookReceiver.willing()) {
            var webhook = pod.add("Desk", receiver);
            jdbi.useHandle(handle ->
                    handle.execute("update webhook set secret = sha256('another') where id = ?", webhook.id()));
            assertThat(pod.redelivery.test(webhook.id()))
                    .get()
                    .extracting(Attempt::outcome)
                    .isEqualTo(Attempt.Outcome.UNSIGNED);
            assertThat(receiver.asked()).isZero();
        }
    }

    @Test
    void figuresTellWhoWaitsAndWhatAttemptsCameTo() throws Exception {
        try (var receiver = new WebhookReceiver((time, exchange) -> 503);
                var idle = new Pod(jdbi, clock, Settings.usual())) {
            idle.add("Desk", receiver);
            clock.pass(Duration.ofMinutes(2));
            try (var pod = serving()) {
                await().until(() -> pod.status("Desk").failures() == 1);
                var figures = pod.figures;
                assertThat(figures.get("atlas.webhook.lag")
                                .tag("webhook", "Desk")
                                .gauge()
                                .value())
                        .isEqualTo(120);
                assertThat(figures.get("atlas.webhook.deliveries")
                                .tag("outcome", "refused")
                                .functionCounter()
                                .count())
                        .isEqualTo(1);
                assertThat(figures.get("atlas.webhook.dead.letters").gauge().value())
                        .isZero();
            }
        }
    }

    @Test
    void everyChangeIsInTheAuditLogWithoutWhatIsSecret() throws Exception {
        try (var pod = new Pod(jdbi, clock, Settings.usual());
                var receiver = WebhookReceiver.willing()) {
            var ada = new Actor("Ada");
            var id = pod.add("Desk", receiver).id();
            pod.webhooks.rotate(ada, id, Duration.ZERO);
            pod.redelivery.test(id);
            pod.webhooks.remove(ada, id);
            var log = jdbi.withHandle(handle -> handle.select(
                            "select actor || ' ' || action || ' ' || details from audit_event"
                                    + " where details ->> 'webhook' = ? order by id",
                            id)
                    .mapTo(String.class)
                    .list());
            var details = "{\"name\": \"Desk\", \"webhook\": \"" + id + "\", \"receiver\": \"http://localhost:"
                    + receiver.port() + "\"}";
            assertThat(log)
                    .containsExactly(
                            "Ada WEBHOOK_ADDED " + details,
                            "Ada WEBHOOK_CHANGED " + details,
                            "Ada WEBHOOK_REMOVED " + details);
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

    /** Whether it is so; each time, an hour passes. */
    private boolean passing(Callable<Boolean> question) throws Exception {
        var answer = question.call();
        if (!answer) {
            clock.pass(Duration.ofHours(1));
        }
        return answer;
    }
}
