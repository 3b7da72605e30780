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

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import dev.modelatlas.graphql.PublicAddress;
import dev.modelatlas.sql.DatabaseFailure;
import dev.modelatlas.sql.Deadline;
import dev.modelatlas.webhook.DeliveryAttempt.Outcome;
import dev.modelatlas.work.Threads;

import static java.util.stream.Collectors.groupingBy;

/**
 * Delivers webhook messages. Each second, one thread queries the database for due webhooks. The same thread records
 * results, so all deliveries together use one database connection. Network I/O is asynchronous, so a slow receiver does
 * not delay the others. Each webhook receives one message at a time, from one server. A server without the encryption
 * key only reports the metrics, so that the alert about late deliveries also fires if no server has the key.
 */
@ApplicationScoped
class DeliveryScheduler {
    private static final Logger LOG = Logger.getLogger(DeliveryScheduler.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Maximum duration of a database query. A slower query indicates a problem with the database. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * How long a lease outlasts the attempt's timeout. In this time the server records the result; afterwards, another
     * server may try.
     */
    static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final WebhookConfig config;
    private final PublicAddress address;
    private final DeliveryRepository repository;
    private final SecretEncryption encryption;
    private final DeliveryClient client;
    private final WebhookMetrics meters;
    private final Clock clock;
    private final Backoff backoff;
    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(Threads.daemons("webhooks"));
    private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean isStopping;
    /** Why deliveries fail, as the log has it; null if they do not. */
    private String warned;

    private boolean isMissingKeyReported;

    DeliveryScheduler(
            WebhookConfig config,
            PublicAddress address,
            DeliveryRepository repository,
            SecretEncryption encryption,
            DeliveryClient client,
            WebhookMetrics meters,
            Clock clock) {
        this.config = config;
        this.address = address;
        this.repository = repository;
        this.encryption = encryption;
        this.client = client;
        this.meters = meters;
        this.clock = clock;
        this.backoff = new Backoff(config.firstDelay(), config.maxDelay());
    }

    void start(@Observes StartupEvent event) {
        if (config.deliver()) {
            begin(PAUSE);
        }
    }

    /** Queries for due webhooks now and after each pause. */
    void begin(Duration pause) {
        scheduler.scheduleWithFixedDelay(this::look, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Waits until pending results are recorded, but at most {@link #FAREWELL}. Most receivers respond within this time.
     * If a result is not recorded, another server repeats the delivery.
     */
    void stop(@Observes ShutdownEvent event) {
        isStopping = true;
        CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, FAREWELL.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> null)
                .join();
        scheduler.shutdownNow();
    }

    /**
     * Starts due deliveries. Catches every exception and {@link Error}, because an uncaught one would stop all later
     * executions of the scheduled task.
     */
    private void look() {
        if (isStopping) {
            return;
        }
        try {
            meters.look();
            if (encryption.isThere()) {
                take();
            } else {
                reportMissingKey();
            }
            if (warned != null) {
                LOG.info("Webhook delivery works again");
                warned = null;
            }
        } catch (RuntimeException | Error failure) {
            tell(failure);
        }
    }

    /** Logs a failure, unless the previous look failed for the same reason. */
    private void tell(Throwable failure) {
        var reason = DatabaseFailure.words(failure);
        var isOfDatabase = DatabaseFailure.of(failure).isPresent();
        // A server without the encryption key delivers nothing, so it waits for nothing either.
        if (reason.equals(warned) || isOfDatabase && !encryption.isThere()) {
            return;
        }
        warned = reason;
        if (isOfDatabase) {
            LOG.warnf("Webhook delivery is waiting for the database: %s", reason);
        } else {
            LOG.error("Webhook delivery failed, and will be tried again", failure);
        }
    }

    /** Logs a warning once, if webhooks exist but this server has no encryption key and therefore delivers nothing. */
    private void reportMissingKey() {
        if (!isMissingKeyReported && meters.areThereWebhooks()) {
            LOG.warn("Webhooks are registered, but this server delivers no messages: set model-atlas.webhook.key");
            isMissingKeyReported = true;
        }
    }

    /** Starts all due deliveries. Most webhooks need the same revision, so each revision is read once. */
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
        var delivery = send(webhook, revision)
                .thenAcceptAsync(attempt -> note(webhook, revision.number(), attempt), scheduler);
        underWay.add(delivery);
        delivery.whenComplete((noted, failure) -> {
            underWay.remove(delivery);
            if (failure != null && !isStopping) {
                tellUnrecorded(webhook, failure);
            }
        });
    }

    private static void tellUnrecorded(Webhook webhook, Throwable failure) {
        var consequence = "Could not record the result of a message to webhook " + webhook.id()
                + ". The message will be sent again";
        if (DatabaseFailure.of(failure).isPresent()) {
            LOG.warnf("%s: %s", consequence, DatabaseFailure.words(failure));
        } else {
            LOG.error(consequence, failure);
        }
    }

    /** Sends a revision to a leased webhook, without recording the result. */
    CompletableFuture<DeliveryAttempt> send(Webhook webhook, Announcement revision) {
        return send(webhook, Message.published(webhook.id(), revision, address.url()));
    }

    CompletableFuture<DeliveryAttempt> send(Webhook webhook, Message message) {
        try {
            return client.send(webhook.url(), message, secrets(webhook), webhook.failures());
        } catch (GeneralSecurityException unreadable) {
            return CompletableFuture.completedFuture(DeliveryAttempt.failed(
                    Outcome.UNSIGNED,
                    "the webhook's secret is encrypted with a key that is not set: set model-atlas.webhook.former-key "
                            + "to that key, or run webhooks rotate-secret"));
        }
    }

    private List<SigningSecret> secrets(Webhook webhook) throws GeneralSecurityException {
        var secrets = new ArrayList<SigningSecret>();
        secrets.add(new SigningSecret(encryption.open(webhook.id(), webhook.secret())));
        if (webhook.formerSecret() != null && clock.instant().isBefore(webhook.formerSecretUntil())) {
            secrets.add(new SigningSecret(encryption.open(webhook.id(), webhook.formerSecret())));
        }
        return secrets;
    }

    private void note(Webhook webhook, int number, DeliveryAttempt attempt) {
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

    private void failed(Webhook webhook, int number, DeliveryAttempt attempt) {
        var now = clock.instant();
        var failures = webhook.failures() + 1;
        var wait = backoff.after(
                failures, attempt.retryAfter(), ThreadLocalRandom.current().nextDouble());
        var failingFor = WebhookRepository.age(webhook.failingSince(), now);
        var isDead = failingFor.compareTo(config.giveUpAfter()) >= 0;
        var isRecorded = repository.failed(webhook, now, now.plus(wait), isDead ? number : null, attempt.words());
        if (isDead && isRecorded) {
            LOG.warnf(
                    "Webhook %s (%s): attempts failed for %s, so revision %d became a dead letter. Last result: %s",
                    webhook.id(), webhook.name(), failingFor, number, attempt.words());
        } else if (failures == 1 && isRecorded) {
            LOG.infof("Webhook %s (%s) failed: %s", webhook.id(), webhook.name(), attempt.words());
        }
    }
}
