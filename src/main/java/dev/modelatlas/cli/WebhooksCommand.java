package dev.modelatlas.cli;

import java.time.Duration;

import jakarta.enterprise.inject.spi.CDI;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.modelatlas.access.Actor;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.webhook.ReceiverAddress;
import dev.modelatlas.webhook.SigningSecret;
import dev.modelatlas.webhook.WebhookRepository;
import dev.modelatlas.webhook.WebhookStatus;

/** Registers and manages webhooks. */
@Command(
        name = "webhooks",
        description = "Register, list, test and remove webhooks, which send each new revision to a URL.",
        subcommands = {
            WebhookAddCommand.class,
            WebhooksCommand.Listing.class,
            WebhooksCommand.RotateSecret.class,
            WebhooksCommand.Reencrypt.class,
            WebhooksCommand.Remove.class,
            WebhookTestCommand.class,
            WebhookDeadCommand.class,
            WebhookReplayCommand.class
        })
final class WebhooksCommand extends CommandGroup {
    static WebhookRepository webhooks() {
        return CDI.current().select(WebhookRepository.class).get();
    }

    private static RefusedException none(String id) {
        return new RefusedException("No webhook with ID " + id + ". Run `webhooks list` to see the webhooks.");
    }

    /** Fails if no webhook has the ID, for example because the operator mistyped it. */
    static void requireWebhook(String id) {
        if (webhooks().all().stream().noneMatch(webhook -> webhook.id().equals(id))) {
            throw none(id);
        }
    }

    static RefusedException busy(String id) {
        return new RefusedException("A server is still sending to webhook " + id + ". Try again later.");
    }

    /** Fails if no encryption key is set. Without the key, the program can neither store nor read secrets. */
    static void requireKey() {
        if (!webhooks().isReady()) {
            throw new RefusedException(
                    "Webhooks require an encryption key: 32 bytes in Base64, as `openssl rand -base64 32` generates"
                            + " them. Set model-atlas.webhook.key (MODEL_ATLAS_WEBHOOK_KEY) to the same key for this"
                            + " command and for all servers.");
        }
    }

    static void show(DataCommand command, String done, String id, SigningSecret secret) {
        command.showOnce(
                done + ". Copy the secret to the receiver now; it is not shown again.",
                secret.text(),
                "webhooks rotate-secret " + id);
    }

    @Command(name = "list", description = "List the webhooks with their state, oldest first.")
    static final class Listing extends DataCommand {
        private static final String ROW = "%-12s  %-24s  %9s  %-20s  %8s  %4s  %-20s  %-40s  %s%n";

        @Override
        int work() {
            out().printf(
                            ROW,
                            "id",
                            "name",
                            "delivered",
                            "waiting since",
                            "failures",
                            "dead",
                            "last attempt",
                            "result",
                            "url");
            webhooks().all().forEach(this::print);
            return ExitCode.OK;
        }

        private void print(WebhookStatus status) {
            out().printf(
                            ROW,
                            status.id(),
                            status.name(),
                            status.delivered(),
                            moment(status.waitingSince()),
                            status.failures(),
                            status.deadLetters(),
                            moment(status.lastAttemptAt()),
                            status.lastAnswer() == null ? "-" : status.lastAnswer(),
                            ReceiverAddress.shown(status.url()));
        }
    }

    @Command(name = "rotate-secret", description = "Give a webhook a new secret, and show the new secret once.")
    static final class RotateSecret extends DataCommand {
        @Parameters(paramLabel = "ID", description = "ID of the webhook, as `webhooks list` shows it.")
        private String id;

        @Option(
                names = "--overlap",
                defaultValue = "24",
                paramLabel = "HOURS",
                description = "Hours for which the old secret also signs messages. Default: 24.")
        private int overlap;

        @Override
        void check() {
            checkOverlap(overlap);
        }

        @Override
        int work() {
            requireKey();
            var secret = webhooks().rotate(Actor.commandLine(), id, Duration.ofHours(overlap));
            show(this, "Webhook " + id + " has a new secret", id, secret.orElseThrow(() -> none(id)));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "reencrypt",
            description = {
                "Encrypt all secrets with model-atlas.webhook.key.",
                "Afterwards, model-atlas.webhook.former-key is no longer needed."
            })
    static final class Reencrypt extends DataCommand {

        @Override
        int work() {
            requireKey();
            var unreadable = webhooks().reencrypt(Actor.commandLine());
            if (!unreadable.isEmpty()) {
                throw new RefusedException(
                        "The secrets of these webhooks are encrypted with a key that is not set, and were not changed: "
                                + String.join(", ", unreadable)
                                + ". Set model-atlas.webhook.former-key to that key and run reencrypt again, or replace"
                                + " these secrets with rotate-secret. All other secrets are now encrypted with the"
                                + " current key.");
            }
            out().println("All webhook secrets are now encrypted with the current key.");
            return ExitCode.OK;
        }
    }

    @Command(name = "remove", description = "Remove a webhook and its dead letters.")
    static final class Remove extends DataCommand {
        @Parameters(paramLabel = "ID", description = "ID of the webhook, as `webhooks list` shows it.")
        private String id;

        @Override
        int work() {
            int received = webhooks().remove(Actor.commandLine(), id).orElseThrow(() -> none(id));
            out().println("Webhook " + id + " is removed. To continue with another webhook, run `webhooks add` with"
                    + " --since " + received + ".");
            return ExitCode.OK;
        }
    }
}
