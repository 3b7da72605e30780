package dev.modelatlas.webhook;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.access.Actor;
import dev.modelatlas.testsupport.WebhookReceiver;

/** What of a server delivers, without the rest of it. */
final class Pod implements AutoCloseable {
    private static final Vertx VERTX = Vertx.vertx();

    final WebhookRepository webhooks;
    final Redelivery redelivery;
    final DeliveryRepository repository;
    final SimpleMeterRegistry figures = new SimpleMeterRegistry();
    private final Deliveries deliveries;
    private final Sender sender;

    Pod(Jdbi jdbi, Clock clock, Settings settings) {
        var box = new SecretBox(settings);
        webhooks = new WebhookRepository(jdbi, box, clock);
        repository = new DeliveryRepository(jdbi);
        sender = new Sender(VERTX, settings, clock, InetAddress::getAllByName, new HttpClientOptions());
        var meters = new WebhookMeters(webhooks, clock);
        meters.bindTo(figures);
        deliveries = new Deliveries(settings, () -> "https://atlas.example", repository, box, sender, meters, clock);
        redelivery = new Redelivery(repository, webhooks, deliveries, settings, clock);
    }

    static Pod serving(Jdbi jdbi, Clock clock, Settings settings) {
        var pod = new Pod(jdbi, clock, settings);
        pod.deliveries.begin(Duration.ofMillis(50));
        return pod;
    }

    /** Registers one that has no revision yet. */
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
        sender.stop();
    }
}
