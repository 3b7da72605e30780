package dev.modelatlas.ops;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.inject.spi.CDI;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.modelatlas.access.Actor;
import dev.modelatlas.ingest.RefusedException;
import dev.modelatlas.webhook.Receiver;
import dev.modelatlas.webhook.SigningSecret;
import dev.modelatlas.webhook.WebhookRepository;
import dev.modelatlas.webhook.WebhookStatus;

/** Registers those who are told of each revision by HTTP. */
@Command(
        name = "webhooks",
        description = "Register, list, try and end subscribers that servers tell of each revision.",
        subcommands = {
            WebhookAddCommand.class,
            WebhooksCommand.Listing.class,
            WebhooksCommand.RotateSecret.class,
            WebhooksCommand.Reencrypt.class,
            WebhooksCommand.Remove.class,
            WebhookTestCommand.class,
            WebhookDeadCommand.class,
            WebhookReplayCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND")
final class WebhooksCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }

    static WebhookRepository webhooks() {
        return CDI.current().select(WebhookRepository.class).get();
    }

    private static RefusedException none(String id) {
        return new RefusedException("There is no webhook " + id + ": webhooks list tells those that are.");
    }

    /** Whoever names one that is not there has mistyped. */
    static void want(String id) {
        if (webhooks().all().stream().noneMatch(webhook -> webhook.id().equals(id))) {
            throw none(id);
        }
    }

    static RefusedException busy(String id) {
        return new RefusedException("A server was sending to webhook " + id + " all the time: try again.");
    }

    static String moment(Instant moment) {
        return moment == null ? "-" : moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Without a key secrets are neither stored nor read. */
    static void wantKey() {
        if (!webhooks().isReady()) {
            throw new RefusedException("Webhooks want model-atlas.webhook.key (MODEL_ATLAS_WEBHOOK_KEY), the same for"
                    + " this command and all servers: 32 bytes in Base64, as `openssl rand -base64 32` makes them.");
        }
    }

    /** The secret alone goes to standard output, so that a pipe can take it to where it is kept. */
    static void show(DataCommand command, String id, SigningSecret secret) {
        command.spec
                .commandLine()
                .getErr()
                .println("Webhook " + id + ". Its secret is shown this once: give it to the receiver.");
        command.out().println(secret.text());
    }

    @Command(
            name = "list",
            description = "List the subscribers, the oldest first, and how they stand.",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class)
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
                            "came to",
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
                            Receiver.shown(status.url()));
        }
    }

    @Command(
            name = "rotate-secret",
            description = "Give a subscriber another secret and show it, this once.",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class)
    static final class RotateSecret extends DataCommand {
        @Parameters(paramLabel = "ID", description = "The webhook, as list names it.")
        private String id;

        @Option(
                names = "--overlap",
                defaultValue = "24",
                paramLabel = "HOURS",
                description = "How long the old one signs, too. Default: 24.")
        private int overlap;

        @Override
        void check() {
            if (overlap < 0 || overlap > 720) {
                throw new ParameterException(spec.commandLine(), "--overlap wants 0 to 720 hours");
            }
        }

        @Override
        int work() {
            wantKey();
            var secret = webhooks().rotate(Actor.commandLine(), id, Duration.ofHours(overlap));
            show(this, id, secret.orElseThrow(() -> none(id)));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "reencrypt",
            description = "Encrypt all secrets with model-atlas.webhook.key, after which the former key is not wanted.",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class)
    static final class Reencrypt extends DataCommand {

        @Override
        int work() {
            wantKey();
            var unreadable = webhooks().reencrypt(Actor.commandLine());
            if (!unreadable.isEmpty()) {
                throw new RefusedException("The secrets of these are encrypted with yet another key, and stay so: "
                        + String.join(", ", unreadable) + ". Give it as model-atlas.webhook.former-key, or"
                        + " rotate-secret. All others are done.");
            }
            out().println("All secrets are encrypted with this key.");
            return ExitCode.OK;
        }
    }

    @Command(
            name = "remove",
            description = "End a subscription, and forget its dead letters.",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class)
    static final class Remove extends DataCommand {
        @Parameters(paramLabel = "ID", description = "The webhook, as list names it.")
        private String id;

        @Override
        int work() {
            if (!webhooks().remove(Actor.commandLine(), id)) {
                throw none(id);
            }
            out().println("Webhook " + id + " is removed.");
            return ExitCode.OK;
        }
    }
}
