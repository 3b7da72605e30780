package dev.modelatlas.ops;

import jakarta.enterprise.inject.spi.CDI;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

import dev.modelatlas.webhook.Redelivery;

/** Tries whether messages arrive. */
@Command(
        name = "test",
        description = "Send a signed message that tells of no revision, and say what comes of it.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class WebhookTestCommand extends DataCommand {
    @Parameters(paramLabel = "ID", description = "The webhook, as list names it.")
    private String id;

    @Override
    int work() throws InterruptedException {
        WebhooksCommand.wantKey();
        WebhooksCommand.want(id);
        var attempt = CDI.current().select(Redelivery.class).get().test(id).orElseThrow(() -> WebhooksCommand.busy(id));
        out().println(attempt.words());
        return attempt.isDelivered() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
