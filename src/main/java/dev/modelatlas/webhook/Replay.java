package dev.modelatlas.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import dev.modelatlas.sql.Deadline;

/**
 * Sends dead letters and test messages when an operator runs a command. The command leases the webhook, so that no
 * server sends messages to this webhook at the same time.
 */
@ApplicationScoped
public class Replay {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LOOK_AGAIN_MILLIS = 100;

    private final DeliveryRepository repository;
    private final WebhookRepository webhooks;
    private final DeliveryScheduler deliveries;
    private final WebhookConfig config;
    private final Clock clock;

    Replay(
            DeliveryRepository repository,
            WebhookRepository webhooks,
            DeliveryScheduler deliveries,
            WebhookConfig config,
            Clock clock) {
        this.repository = repository;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Sends a test message.
     *
     * @return the result; empty when the webhook does not exist, or when a server holds the webhook's lease for too
     *     long
     */
    public Optional<DeliveryAttempt> test(String id) throws InterruptedException {
        return take(id).map(webhook -> {
            try {
                return send(webhook, null, deliveries.send(webhook, Message.test(id, clock.instant())));
            } finally {
                release(webhook);
            }
        });
    }

    /**
     * Sends the dead letters of a webhook again, oldest first. Deletes each dead letter that was delivered.
     *
     * @param revision number of the only revision to send; null for all
     * @param told called with the result of each attempt. If another command delivers a dead letter at the same time,
     *     this command does not send it
     * @return false when the webhook cannot be leased
     */
    public boolean replay(String id, Integer revision, BiConsumer<DeadLetter, DeliveryAttempt> told)
            throws InterruptedException {
        for (var letter : webhooks.deadLetters(id)) {
            if (revision == null || revision == letter.revisionNumber()) {
                // Takes a new lease for each dead letter, so that the lease ends soon if this process dies.
                var taken = take(id);
                if (taken.isEmpty()) {
                    return false;
                }
                replay(taken.get(), letter).ifPresent(attempt -> told.accept(letter, attempt));
            }
        }
        return true;
    }

    /**
     * Sends a dead letter to a leased webhook. Empty when the letter is gone, because another replay has delivered it
     * since this one read its list.
     */
    private Optional<DeliveryAttempt> replay(Webhook webhook, DeadLetter letter) {
        var number = letter.revisionNumber();
        try {
            if (!Deadline.within(PATIENCE, () -> repository.isDead(webhook, number))) {
                return Optional.empty();
            }
            var revision = Deadline.within(PATIENCE, () -> repository.next(number - 1));
            return Optional.of(send(webhook, number, deliveries.send(webhook, revision)));
        } finally {
            release(webhook);
        }
    }

    /**
     * Waits until a message is sent, and records that the receiver has accepted it.
     *
     * @param dead number of the revision, if the message is a dead letter; null for a test message
     */
    private DeliveryAttempt send(Webhook webhook, Integer dead, CompletableFuture<DeliveryAttempt> message) {
        var attempt = message.join();
        if (attempt.isDelivered()) {
            Deadline.within(PATIENCE, () -> repository.accepted(webhook, dead, clock.instant(), attempt.words()));
        }
        return attempt;
    }

    /** Leases a webhook. Waits while a server is sending a message to it. */
    private Optional<Webhook> take(String id) throws InterruptedException {
        var lease = config.timeout().plus(DeliveryScheduler.GRACE);
        var end = System.nanoTime() + lease.toNanos();
        var taken = Deadline.within(PATIENCE, () -> repository.take(id, lease));
        while (taken.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
            taken = Deadline.within(PATIENCE, () -> repository.take(id, lease));
        }
        return taken;
    }

    private void release(Webhook webhook) {
        Deadline.within(PATIENCE, () -> {
            repository.release(webhook);
            return null;
        });
    }
}
