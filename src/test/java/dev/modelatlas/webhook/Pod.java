package dev.modelatlas.webhook;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.access.Actor;
import dev.modelatlas.graphql.PublicAddress;
import dev.modelatlas.testsupport.WebhookReceiver;

/** The part of a server that delivers. */
final class Pod implements AutoCloseable {
    private static final Vertx VERTX = Vertx.vertx();
    private static final PublicAddress ADDRESS =
            new PublicAddress(() -> Optional.of("https://atlas.example"), null, 8080);

    final WebhookRepository webhooks;
    final Replay redelivery;
    final DeliveryRepository repository;
    final SimpleMeterRegistry figures = new SimpleMeterRegistry();
    private final DeliveryScheduler deliveries;
    private final DeliveryClient client;
    private final AtomicInteger looks = new AtomicInteger();

    Pod(Jdbi jdbi, Clock clock, Settings settings) {
        var encryption = new SecretEncryption(settings) {
            @Override
            boolean isThere() {
                looks.incrementAndGet();
                return super.isThere();
            }
        };
        webhooks = new WebhookRepository(jdbi, encryption, clock);
        repository = new DeliveryRepository(jdbi);
        client = new DeliveryClient(VERTX, settings, clock, InetAddress::getAllByName, new HttpClientOptions());
        var meters = new WebhookMetrics(webhooks, clock);
        meters.bindTo(figures);
        deliveries = new DeliveryScheduler(settings, ADDRESS, repository, encryption, client, meters, clock);
        redelivery = new Replay(repository, webhooks, deliveries, settings, clock);
    }

    static Pod serving(Jdbi jdbi, Clock clock, Settings settings) {
        var pod = new Pod(jdbi, clock, settings);
        pod.deliveries.begin(Duration.ofMillis(50));
        return pod;
    }

    /** Starts as a server does, with the pauses of a server. */
    static Pod started(Jdbi jdbi, Clock clock, Settings settings) {
        var pod = new Pod(jdbi, clock, settings);
        pod.deliveries.start(null);
        return pod;
    }

    /**
     * How often the scheduler has tested for the encryption key: once for each query for due webhooks, and once more
     * when the first one fails. One query begins after the previous one has ended.
     */
    int looks() {
        return looks.get();
    }

    /** Registers a webhook that has no revision yet. */
    WebhookRepository.Registered add(String name, WebhookReceiver receiver) {
        return webhooks.add(new Actor("Ada"), name, receiver.url(), 0).registered();
    }

    WebhookStatus status(String name) {
        return webhooks.all().stream()
                .filter(webhook -> webhook.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        deliveries.stop(null);
        client.stop();
    }
}
