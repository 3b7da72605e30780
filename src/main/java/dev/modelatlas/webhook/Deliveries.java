package dev.modelatlas.webhook;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import dev.modelatlas.graphql.PublicConfig;
import dev.modelatlas.sql.Deadline;
import dev.modelatlas.webhook.Attempt.Outcome;

import static java.util.stream.Collectors.groupingBy;

/**
 * Delivers. One thread asks the database each second who is due and notes what came of it, so that however many
 * deliveries are on their way, they take one connection; the network is waited for without a thread. A subscriber gets
 * one message at a time, from one server, and each on its own: who is slow keeps nobody else waiting.
 */
@ApplicationScoped
class Deliveries {
    private static final Logger LOG = Logger.getLogger(Deliveries.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** For a look into the database: longer, and something is wrong there. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What noting an attempt may take after it has ended: then another server may try. */
    static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final WebhookConfig config;
    private final String publicUrl;
    private final DeliveryRepository repository;
    private final SecretBox box;
    private final Sender sender;
    private final WebhookMeters meters;
    private final Clock clock;
    private final Backoff backoff;
    private final ScheduledExecutorService desk = Executors.newSingleThreadScheduledExecutor(Deliveries::thread);
    private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean isStopping;
    private boolean isCutOff;

    @Inject
    Deliveries(
            WebhookConfig config,
            PublicConfig addresses,
            DeliveryRepository repository,
            SecretBox box,
            Sender sender,
            WebhookMeters meters,
            Clock clock) {
        this.config = config;
        this.publicUrl = addresses.url();
        this.repository = repository;
        this.box = box;
        this.sender = sender;
        this.meters = meters;
        this.clock = clock;
        this.backoff = new Backoff(config.firstDelay(), config.longestDelay());
    }

    void start(@Observes StartupEvent event) {
        if (config.deliver() && box.isThere()) {
            begin(PAUSE);
        } else if (config.deliver()) {
            desk.schedule(this::tellOfMissingKey, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Subscribers who wait for a server with a key wait in silence otherwise. */
    private void tellOfMissingKey() {
        try {
            if (Deadline.within(PATIENCE, repository::isAnyone)) {
                LOG.warn("There are webhooks, but no model-atlas.webhook.key: this server delivers none");
            }
        } catch (RuntimeException failure) {
            LOG.debugf(failure, "Whether anybody waits for webhooks is not known");
        }
    }

    /** Looks who is due, and again after each pause. */
    void begin(Duration pause) {
        desk.scheduleWithFixedDelay(this::look, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Most receivers answer at once: what is noted needs no other server to deliver it again. */
    void stop(@Observes ShutdownEvent event) {
        isStopping = true;
        CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, FAREWELL.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> null)
                .join();
        desk.shutdownNow();
    }

    private void look() {
        if (isStopping) {
            return;
        }
        try {
            meters.look();
            take();
            isCutOff = false;
        } catch (RuntimeException failure) {
            if (!isCutOff) {
                LOG.warnf("Webhooks wait for the database: %s", failure.getMessage());
            }
            isCutOff = true;
        }
    }

    /** All that is due is on its way afterwards. Most subscribers are told of the same revision, which is read once. */
    private void take() {
        var lease = config.timeout().plus(GRACE);
        Deadline.within(PATIENCE, () -> repository.takeDue(clock.instant(), lease)).stream()
                .collect(groupingBy(Webhook::delivered))
                .forEach((delivered, webhooks) -> {
                    var revision = Deadline.within(PATIENCE, () -> repository.next(delivered));
                    webhooks.forEach(webhook -> deliver(webhook, revision));
                });
    }

    private void deliver(Webhook webhook, Announcement revision) {
        var delivery =
                send(webhook, revision).thenAcceptAsync(attempt -> note(webhook, revision.number(), attempt), desk);
        underWay.add(delivery);
        delivery.whenComplete((noted, failure) -> {
            underWay.remove(delivery);
            if (failure != null && !isStopping) {
                LOG.errorf(
                        failure,
                        "What became of a message to webhook %s was not noted: it is sent again",
                        webhook.id());
            }
        });
    }

    /** Tells a subscriber that is held of a revision; what came of it is noted by nobody. */
    CompletableFuture<Attempt> send(Webhook webhook, Announcement revision) {
        return send(webhook, Message.published(webhook.id(), revision, publicUrl));
    }

    CompletableFuture<Attempt> send(Webhook webhook, Message message) {
        try {
            return sender.send(webhook.url(), message, secrets(webhook), webhook.failures());
        } catch (GeneralSecurityException unreadable) {
            return CompletableFuture.completedFuture(Attempt.failed(
                    Outcome.UNSIGNED, "its secret was encrypted with another model-atlas.webhook.key: rotate it"));
        }
    }

    private List<SigningSecret> secrets(Webhook webhook) throws GeneralSecurityException {
        var secrets = new ArrayList<SigningSecret>();
        secrets.add(new SigningSecret(box.open(webhook.id(), webhook.secret())));
        if (webhook.formerSecret() != null && clock.instant().isBefore(webhook.formerSecretUntil())) {
            secrets.add(new SigningSecret(box.open(webhook.id(), webhook.formerSecret())));
        }
        return secrets;
    }

    private void note(Webhook webhook, int number, Attempt attempt) {
        meters.count(attempt.outcome());
        Deadline.within(PATIENCE, () -> {
            if (attempt.isDelivered()) {
                repository.delivered(webhook, number, clock.instant(), attempt.words());
            } else {
                failed(webhook, number, attempt);
            }
            return null;
        });
        look();
    }

    private void failed(Webhook webhook, int number, Attempt attempt) {
        var now = clock.instant();
        var failures = webhook.failures() + 1;
        var wait = backoff.after(
                failures, attempt.retryAfter(), ThreadLocalRandom.current().nextDouble());
        var failingFor = WebhookRepository.age(webhook.failingSince(), now);
        var isDead = failingFor.compareTo(config.giveUpAfter()) >= 0;
        repository.failed(webhook, now, now.plus(wait), isDead ? number : null, attempt.words());
        if (isDead) {
            LOG.warnf(
                    "Webhook %s (%s): revision %d is a dead letter after %s: %s",
                    webhook.id(), webhook.name(), number, failingFor, attempt.words());
        } else if (failures == 1) {
            LOG.infof("Webhook %s (%s) fails: %s", webhook.id(), webhook.name(), attempt.words());
        }
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "webhooks");
        thread.setDaemon(true);
        return thread;
    }
}
