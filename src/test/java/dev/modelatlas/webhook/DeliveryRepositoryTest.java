package dev.modelatlas.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.access.Actor;
import dev.modelatlas.sql.Deadline;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** The state of a webhook after each attempt, and when it is due again. */
@Concurrent
class DeliveryRepositoryTest {
    private static final Instant NOW = Instant.parse("2100-01-01T00:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final Jdbi jdbi = Published.toNobody();
    private final SwiftClock clock = new SwiftClock();
    private final DeliveryRepository repository = new DeliveryRepository(jdbi);
    private final WebhookRepository webhooks =
            new WebhookRepository(jdbi, new SecretEncryption(Settings.usual()), clock);

    @BeforeEach
    void oneThatHasNothing() {
        webhooks.add(new Actor("Ada"), "Desk", "https://receiver.example/", 0);
    }

    @Test
    void successResetsTheFailures() {
        failed(take(NOW), NOW, NOW, null);
        failed(take(NOW), LATER, LATER, null);
        var webhook = take(LATER);
        assertThat(webhook).extracting(Webhook::failures, Webhook::failingSince).containsExactly(2, NOW);
        within(() -> repository.delivered(webhook, 1, LATER, "answered 200"));
        assertThat(status())
                .isEqualTo("1 delivered, 0 failures, next null, last 2100-01-01T00:01:00Z answered 200, 0 dead");
        assertThat(take(LATER))
                .extracting(Webhook::failures, Webhook::failingSince)
                .containsExactly(0, null);
    }

    @Test
    void failureIsCountedAndTheWebhookIsNotDueBeforeItsNextAttempt() {
        failed(take(NOW), NOW, LATER, null);
        assertThat(status())
                .isEqualTo("0 delivered, 1 failures, next 2100-01-01T00:01:00Z, last 2100-01-01T00:00:00Z answered 500,"
                        + " 0 dead");
        assertThat(due(LATER.minusMillis(1))).isEmpty();
        assertThat(due(LATER)).hasSize(1);
    }

    @Test
    void deadLetterIsSkippedWithoutResettingTheFailureCount() {
        failed(take(NOW), NOW, NOW, null);
        failed(take(NOW), LATER, LATER, 1);
        assertThat(status())
                .isEqualTo("1 delivered, 2 failures, next 2100-01-01T00:01:00Z, last 2100-01-01T00:01:00Z answered 500,"
                        + " 1 dead");
        assertThat(take(LATER))
                .extracting(Webhook::delivered, Webhook::failingSince)
                .containsExactly(1, NOW);
    }

    @Test
    void leasedWebhookCannotBeLeasedAgain() {
        take(NOW);
        assertThat(due(NOW)).isEmpty();
        assertThat(Deadline.within(
                        LEASE, () -> repository.take(webhooks.all().get(0).id(), LEASE)))
                .isEmpty();
    }

    @Test
    void webhookIsNotDueAfterTheNewestRevisionIsDelivered() {
        var webhook = take(NOW);
        within(() -> repository.delivered(webhook, Published.NEWEST, NOW, "answered 200"));
        assertThat(due(LATER)).isEmpty();
    }

    @Test
    void nextRevisionToDeliverIsTheOldestUndeliveredRevision() {
        var next = Deadline.within(LEASE, () -> repository.next(1));
        assertThat(next.number()).isEqualTo(2);
    }

    @Test
    void replayedDeadLetterCanBeDeletedOnlyOnce() {
        failed(take(NOW), NOW, NOW, 1);
        var webhook = take(NOW);
        assertThat(revived(webhook, 2)).isFalse();
        assertThat(revived(webhook, 1)).isTrue();
        assertThat(revived(webhook, 1)).isFalse();
    }

    private boolean revived(Webhook webhook, int number) {
        return Deadline.within(LEASE, () -> repository.accepted(webhook, number, NOW, "answered 200"));
    }

    private String status() {
        var status = webhooks.all().get(0);
        return status.delivered() + " delivered, " + status.failures() + " failures, next " + status.nextAttemptAt()
                + ", last " + status.lastAttemptAt() + " " + status.lastAnswer() + ", " + status.deadLetters()
                + " dead";
    }

    private List<Webhook> due(Instant now) {
        return Deadline.within(LEASE, () -> repository.takeDue(now, LEASE));
    }

    private Webhook take(Instant now) {
        var due = due(now);
        assertThat(due).hasSize(1);
        return due.get(0);
    }

    private void failed(Webhook webhook, Instant now, Instant next, Integer dead) {
        within(() -> repository.failed(webhook, now, next, dead, "answered 500"));
    }

    private static void within(Runnable work) {
        Supplier<Void> supplied = () -> {
            work.run();
            return null;
        };
        Deadline.within(LEASE, supplied);
    }
}
