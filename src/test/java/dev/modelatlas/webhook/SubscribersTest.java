package dev.modelatlas.webhook;

import java.time.Duration;
import java.util.Objects;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import dev.modelatlas.access.Actor;
import dev.modelatlas.sql.WriteTransaction;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Sql;
import dev.modelatlas.testsupport.WebhookReceiver;
import dev.modelatlas.webhook.WebhookRepository.Refusal;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

/** Webhooks are registered, listed and removed, and change their secrets. */
@Concurrent
class SubscribersTest {
    private static final Actor ADA = new Actor("Ada");
    private static final String URL = "https://receiver.example/";

    private final Jdbi jdbi = Published.toNobody();
    private final SwiftClock clock = new SwiftClock();

    @Test
    void newWebhookStartsAfterTheGivenRevisionAndByDefaultAfterTheNewest() {
        try (var pod = new Pod(jdbi, clock, Settings.usual())) {
            pod.webhooks.add(ADA, "New", URL, null);
            pod.webhooks.add(ADA, "Old", URL, 2);
            assertThat(pod.status("New").delivered()).isEqualTo(Published.NEWEST);
            assertThat(pod.status("New").waitingSince()).isNull();
            assertThat(pod.status("Old").delivered()).isEqualTo(2);
            assertThat(pod.status("Old").waitingSince()).isEqualTo(clock.instant());
        }
    }

    @Test
    void refusesAnInvalidRegistration() {
        try (var pod = new Pod(jdbi, clock, Settings.usual())) {
            pod.webhooks.add(ADA, "Desk", URL, null);
            assertThat(pod.webhooks.add(ADA, "Desk", URL, null).refusal()).isEqualTo(Refusal.NAME_TAKEN);
            assertThat(pod.webhooks.add(ADA, "Other", URL, 5).refusal()).isEqualTo(Refusal.NO_SUCH_REVISION);
            jdbi.useHandle(handle -> handle.execute("insert into webhook (id, name, url, secret, created_at, delivered)"
                    + " select lpad(n::text, 12, '0'), 'Desk ' || n, '" + URL + "', '', now(), 4"
                    + " from generate_series(2, 100) n"));
            assertThat(pod.webhooks.add(ADA, "Other", URL, null).refusal()).isEqualTo(Refusal.TOO_MANY);
        }
    }

    @Test
    void auditLogNamesAReceiverWhoseSchemeIsInUpperCase() {
        try (var pod = new Pod(jdbi, clock, Settings.usual())) {
            pod.webhooks.add(ADA, "Desk", "HTTPS://Receiver.example/In?token=A:b", null);
            assertThat(pod.status("Desk").url()).isEqualTo("https://Receiver.example/In?token=A:b");
            var receiver = jdbi.withHandle(handle -> handle.select(
                            "select details ->> 'receiver' from audit_event where action = 'WEBHOOK_ADDED'"
                                    + " order by id desc limit 1")
                    .mapTo(String.class)
                    .one());
            assertThat(receiver).isEqualTo("https://Receiver.example");
        }
    }

    @Test
    void formerSecretAlsoSignsMessagesUntilItExpires() throws Exception {
        try (var pod = new Pod(jdbi, clock, Settings.usual());
                var receiver = WebhookReceiver.willing()) {
            var former = pod.add("Desk", receiver);
            var secret =
                    pod.webhooks.rotate(ADA, former.id(), Duration.ofHours(24)).orElseThrow();
            pod.redelivery.test(former.id());
            clock.pass(Duration.ofHours(24));
            pod.redelivery.test(former.id());
            assertThat(receiver.taken()).allMatch(message -> message.isSignedBy(secret.text()));
            assertThat(receiver.taken())
                    .extracting(message -> message.isSignedBy(former.secret().text()))
                    .containsExactly(true, false);
        }
    }

    /** The command that printed the secret in between tells operators to rotate again if its output is lost. */
    @Test
    void secondRotationKeepsTheSecretThatTheReceiverStillUses() throws Exception {
        try (var pod = new Pod(jdbi, clock, Settings.usual());
                var receiver = WebhookReceiver.willing()) {
            var first = pod.add("Desk", receiver);
            var lost =
                    pod.webhooks.rotate(ADA, first.id(), Duration.ofHours(24)).orElseThrow();
            clock.pass(Duration.ofHours(1));
            var secret =
                    pod.webhooks.rotate(ADA, first.id(), Duration.ofHours(24)).orElseThrow();
            pod.redelivery.test(first.id());
            clock.pass(Duration.ofHours(24));
            pod.webhooks.rotate(ADA, first.id(), Duration.ofHours(24));
            pod.redelivery.test(first.id());
            assertThat(receiver.taken()).allMatch(message -> message.isSignedBy(secret.text()));
            assertThat(receiver.taken()).noneMatch(message -> message.isSignedBy(lost.text()));
            assertThat(receiver.taken())
                    .extracting(message -> message.isSignedBy(first.secret().text()))
                    .containsExactly(true, false);
        }
    }

    /** The key that encrypted the former secret may be gone. */
    @Test
    void rotationKeepsTheCurrentSecretIfNoKeyDecryptsTheFormerOne() throws Exception {
        try (var pod = new Pod(jdbi, clock, Settings.usual());
                var receiver = WebhookReceiver.willing()) {
            var id = pod.add("Desk", receiver).id();
            var current = pod.webhooks.rotate(ADA, id, Duration.ofHours(24)).orElseThrow();
            jdbi.useHandle(handle -> handle.execute("update webhook set former_secret = sha256('another')"));
            pod.webhooks.rotate(ADA, id, Duration.ofHours(24));
            pod.redelivery.test(id);
            assertThat(receiver.taken()).singleElement().matches(message -> message.isSignedBy(current.text()));
        }
    }

    /** The key that encrypted the former secret may be gone by then. */
    @Test
    void reencryptionDeletesAnExpiredFormerSecret() {
        try (var pod = new Pod(jdbi, clock, Settings.usual())) {
            var id = pod.webhooks.add(ADA, "Desk", URL, null).registered().id();
            pod.webhooks.rotate(ADA, id, Duration.ofHours(24));
            jdbi.useHandle(handle -> handle.execute("update webhook set former_secret = sha256('another')"));
            assertThat(pod.webhooks.reencrypt(ADA)).containsExactly(id);
            clock.pass(Duration.ofHours(24));
            assertThat(pod.webhooks.reencrypt(ADA)).isEmpty();
            var former = jdbi.withHandle(handle -> handle.select("select former_secret from webhook")
                    .mapTo(byte[].class)
                    .findOne());
            assertThat(former).isEmpty();
        }
    }

    @Test
    void secretIsEncryptedInTheDatabase() throws Exception {
        try (var pod = new Pod(jdbi, clock, Settings.usual());
                var receiver = WebhookReceiver.willing()) {
            var webhook = pod.add("Desk", receiver);
            jdbi.useHandle(handle ->
                    handle.execute("update webhook set secret = sha256('another') where id = ?", webhook.id()));
            assertThat(pod.redelivery.test(webhook.id()))
                    .get()
                    .extracting(DeliveryAttempt::outcome)
                    .isEqualTo(DeliveryAttempt.Outcome.UNSIGNED);
            assertThat(receiver.asked()).isZero();
        }
    }

    /**
     * Rotating the secret is one of the remedies that the error message names. By default, the former secret stays
     * valid for a day.
     */
    @Test
    void newSecretReplacesASecretThatNoKeyDecrypts() throws Exception {
        try (var pod = new Pod(jdbi, clock, Settings.usual());
                var receiver = WebhookReceiver.willing()) {
            var webhook = pod.add("Desk", receiver);
            jdbi.useHandle(handle ->
                    handle.execute("update webhook set secret = sha256('another') where id = ?", webhook.id()));
            var secret =
                    pod.webhooks.rotate(ADA, webhook.id(), Duration.ofHours(24)).orElseThrow();
            assertThat(pod.redelivery.test(webhook.id()))
                    .get()
                    .extracting(DeliveryAttempt::outcome)
                    .isEqualTo(DeliveryAttempt.Outcome.DELIVERED);
            assertThat(receiver.taken()).singleElement().matches(message -> message.isSignedBy(secret.text()));
        }
    }

    /** Otherwise, PostgreSQL would keep the lock for hours, and all deliveries would wait. */
    @Test
    void letsPostgresDetectAProcessThatVanishedWhileHoldingALock() {
        try (var pod = new Pod(jdbi, clock, Settings.usual())) {
            var statements = Sql.statements(jdbi);
            pod.webhooks.add(ADA, "Desk", URL, null);
            assertThat(statements)
                    .containsSubsequence(
                            WriteTransaction.NOTICE_LOST_CLIENT, "lock table webhook in share row exclusive mode");
        }
    }

    @Test
    void metricsShowLagAndResultsAndDeadLetters() throws Exception {
        try (var receiver = new WebhookReceiver((time, exchange) -> 503);
                var idle = new Pod(jdbi, clock, Settings.usual())) {
            var id = idle.add("Desk", receiver).id();
            jdbi.useHandle(handle -> handle.execute(
                    "insert into dead_letter (webhook_id, revision_number, died_at, reason)"
                            + " select ?, n, now(), 'answered 503' from generate_series(1, 2) n",
                    id));
            clock.pass(Duration.ofMinutes(2));
            try (var pod = Pod.serving(jdbi, clock, Settings.usual())) {
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
                        .isEqualTo(2);
            }
        }
    }

    /** Without this metric, no alert fires if all servers lack the key. */
    @Test
    void serverWithoutTheEncryptionKeyReportsTheLag() throws Exception {
        try (var receiver = WebhookReceiver.willing();
                var idle = new Pod(jdbi, clock, Settings.usual())) {
            idle.add("Desk", receiver);
            clock.pass(Duration.ofMinutes(2));
            try (var pod = Pod.started(jdbi, clock, Settings.usual().withoutKey())) {
                var lag = await().until(
                                () -> pod.figures.find("atlas.webhook.lag").gauge(), Objects::nonNull);
                assertThat(lag.value()).isEqualTo(120);
            }
        }
    }

    /** A lease would keep servers with the key from delivering. */
    @Test
    void serverWithoutTheEncryptionKeyDeliversNothingAndTakesNoLease() throws Exception {
        try (var receiver = WebhookReceiver.willing();
                var idle = new Pod(jdbi, clock, Settings.usual())) {
            idle.add("Desk", receiver);
            try (var pod = Pod.serving(jdbi, clock, Settings.usual().withoutKey())) {
                await().until(() -> pod.looks() > 5);
            }
            assertThat(Sql.one(jdbi, Integer.class, "select count(*) from webhook where lease is null"))
                    .isOne();
            assertThat(idle.status("Desk").failures()).isZero();
            assertThat(receiver.asked()).isZero();
        }
    }

    @Test
    void lagIsZeroWhenNoRevisionWaits() {
        try (var pod = Pod.serving(jdbi, clock, Settings.usual())) {
            pod.webhooks.add(ADA, "Desk", URL, null);
            try (var later = Pod.serving(jdbi, clock, Settings.usual())) {
                var lag = await().until(
                                () -> later.figures.find("atlas.webhook.lag").gauge(), Objects::nonNull);
                assertThat(lag.value()).isZero();
            }
        }
    }

    @Test
    void auditLogRecordsEveryChangeButNoSecrets() throws Exception {
        try (var pod = new Pod(jdbi, clock, Settings.usual());
                var receiver = WebhookReceiver.willing()) {
            var id = pod.add("Desk", receiver).id();
            pod.webhooks.rotate(ADA, id, Duration.ZERO);
            pod.redelivery.test(id);
            pod.webhooks.remove(ADA, id);
            var log = Sql.list(
                    jdbi,
                    String.class,
                    "select actor || ' ' || action || ' ' || details from audit_event"
                            + " where details ->> 'webhook' = ? order by id",
                    id);
            var details = "{\"name\": \"Desk\", \"webhook\": \"" + id + "\", \"receiver\": \"http://localhost:"
                    + receiver.port() + "\"}";
            assertThat(log)
                    .containsExactly(
                            "Ada WEBHOOK_ADDED " + details,
                            "Ada WEBHOOK_CHANGED " + details,
                            "Ada WEBHOOK_REMOVED " + details);
        }
    }

    @Test
    void removalTellsWhereAnotherWebhookContinues() {
        try (var pod = new Pod(jdbi, clock, Settings.usual())) {
            var id = pod.webhooks.add(ADA, "Desk", URL, null).registered().id();
            int newest = Sql.one(jdbi, Integer.class, "select delivered from webhook");
            jdbi.useHandle(handle -> handle.execute(
                    "insert into dead_letter (webhook_id, revision_number, died_at, reason) values (?, ?, now(), 'late')",
                    id,
                    newest));
            assertThat(pod.webhooks.remove(ADA, id)).contains(newest - 1);
            assertThat(pod.webhooks.remove(ADA, id)).isEmpty();
            var next =
                    pod.webhooks.add(ADA, "Desk", URL, newest - 1).registered().id();
            assertThat(pod.webhooks.remove(ADA, next)).contains(newest - 1);
        }
    }
}
