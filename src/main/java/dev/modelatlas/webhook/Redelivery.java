package dev.modelatlas.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.modelatlas.sql.Deadline;

/** Sends by hand: what was given up, and tests. Servers leave the subscriber alone meanwhile. */
@ApplicationScoped
public class Redelivery {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LOOK_AGAIN_MILLIS = 100;

    private final DeliveryRepository repository;
    private final WebhookRepository webhooks;
    private final Deliveries deliveries;
    private final WebhookConfig config;
    private final Clock clock;

    @Inject
    Redelivery(
            DeliveryRepository repository,
            WebhookRepository webhooks,
            Deliveries deliveries,
            WebhookConfig config,
            Clock clock) {
        this.repository = repository;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Sends a message that tells of no revision.
     *
     * @return what came of it; empty when the subscriber cannot be had: there is none of that id, or servers hold it
     */
    public Optional<Attempt> test(String id) throws InterruptedException {
        var taken = take(id);
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(deliveries
                    .send(taken.get(), Message.test(id, clock.instant()))
                    .join());
        } finally {
            release(taken.get());
        }
    }

    /**
     * Sends the dead letters of a subscriber again, the oldest first; those that arrive are no dead letters any more.
     *
     * @param revision the only one to send; null for all
     * @param told what came of each
     * @return false when the subscriber cannot be had
     */
    public boolean replay(String id, Integer revision, BiConsumer<DeadLetter, Attempt> told)
            throws InterruptedException {
        for (var letter : webhooks.deadLetters(id)) {
            if (revision == null || revision == letter.revisionNumber()) {
                // Each with a lease of its own: however many there are, it ends soon after this process.
                var taken = take(id);
                if (taken.isEmpty()) {
                    return false;
                }
                told.accept(letter, replay(taken.get(), letter));
            }
        }
        return true;
    }

    private Attempt replay(Webhook webhook, DeadLetter letter) {
        try {
            var number = letter.revisionNumber();
            var revision = Deadline.within(PATIENCE, () -> repository.next(number - 1));
            var attempt = deliveries.send(webhook, revision).join();
            if (attempt.isDelivered()) {
                Deadline.within(PATIENCE, () -> repository.revived(webhook.id(), number));
            }
            return attempt;
        } finally {
            release(webhook);
        }
    }

    /** Waits for what a server is sending at this moment. */
    private Optional<Webhook> take(String id) throws InterruptedException {
        var lease = config.timeout().plus(Deliveries.GRACE);
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
