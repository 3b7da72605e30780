package dev.modelatlas.cli;

import jakarta.enterprise.inject.spi.CDI;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.webhook.DeadLetter;
import dev.modelatlas.webhook.DeliveryAttempt;
import dev.modelatlas.webhook.Replay;

/** Sends the dead letters of a webhook again. */
@Command(
        name = "replay",
        description = {
            "Send the dead letters of a webhook again, oldest first.",
            "After delivery, a dead letter is removed from the list of dead letters."
        })
final class WebhookReplayCommand extends DataCommand {
    @Parameters(paramLabel = "ID", description = "ID of the webhook, as `webhooks list` shows it.")
    private String id;

    @Option(
            names = "--revision",
            paramLabel = "N",
            description = "Send only the dead letter of this revision. Default: all dead letters.")
    private Integer revision;

    private int sent;
    private int failed;

    @Override
    int work() throws InterruptedException {
        WebhooksCommand.requireKey();
        WebhooksCommand.requireWebhook(id);
        if (!CDI.current().select(Replay.class).get().replay(id, revision, this::print)) {
            throw WebhooksCommand.busy(id);
        }
        if (sent == 0 && revision != null) {
            throw new RefusedException("Webhook " + id + " has no dead letter of revision " + revision
                    + ". Run `webhooks dead " + id + "` to see its dead letters.");
        }
        if (sent == 0) {
            out().println("Webhook " + id + " has no dead letters.");
        }
        return failed == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void print(DeadLetter letter, DeliveryAttempt attempt) {
        sent++;
        out().println("Revision " + letter.revisionNumber() + ": " + attempt.words());
        if (!attempt.isDelivered()) {
            failed++;
        }
    }
}
