package dev.modelatlas.cli;

import jakarta.enterprise.inject.spi.CDI;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

import dev.modelatlas.webhook.Replay;

/** Sends a test message to the receiver of a webhook. */
@Command(name = "test", description = "Send a signed test message, which announces no revision, and print the result.")
final class WebhookTestCommand extends DataCommand {
    @Parameters(paramLabel = "ID", description = "ID of the webhook, as `webhooks list` shows it.")
    private String id;

    @Override
    int work() throws InterruptedException {
        WebhooksCommand.requireKey();
        WebhooksCommand.requireWebhook(id);
        var attempt = CDI.current().select(Replay.class).get().test(id).orElseThrow(() -> WebhooksCommand.busy(id));
        out().println(attempt.words());
        return attempt.isDelivered() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
