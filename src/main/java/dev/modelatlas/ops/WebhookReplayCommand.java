package dev.modelatlas.ops;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.inject.spi.CDI;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.modelatlas.webhook.Attempt;
import dev.modelatlas.webhook.DeadLetter;
import dev.modelatlas.webhook.Redelivery;

/** Sends again what was given up. */
@Command(
        name = "replay",
        description =
                "Send the dead letters of a subscriber again, the oldest first. Those that arrive are struck off.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class WebhookReplayCommand extends DataCommand {
    @Parameters(paramLabel = "ID", description = "The webhook, as list names it.")
    private String id;

    @Option(names = "--revision", paramLabel = "N", description = "The only one to send. Default: all.")
    private Integer revision;

    private final AtomicInteger failed = new AtomicInteger();

    @Override
    int work() throws InterruptedException {
        WebhooksCommand.wantKey();
        WebhooksCommand.want(id);
        if (!CDI.current().select(Redelivery.class).get().replay(id, revision, this::print)) {
            throw WebhooksCommand.busy(id);
        }
        return failed.get() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void print(DeadLetter letter, Attempt attempt) {
        out().println("Revision " + letter.revisionNumber() + ": " + attempt.words());
        if (!attempt.isDelivered()) {
            failed.incrementAndGet();
        }
    }
}
