package dev.modelatlas.ops;

import jakarta.enterprise.inject.spi.CDI;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

import dev.modelatlas.webhook.DeadLetter;
import dev.modelatlas.webhook.WebhookRepository;

/** Lists what was given up. */
@Command(
        name = "dead",
        description = "List the dead letters: revisions that a subscriber has not taken in all the time it was given.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class WebhookDeadCommand extends DataCommand {
    private static final String ROW = "%-12s  %-24s  %8s  %-20s  %s%n";

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The webhook, as list names it. Default: all.")
    private String id;

    @Override
    int work() {
        if (id != null) {
            WebhooksCommand.want(id);
        }
        out().printf(ROW, "webhook", "name", "revision", "given up", "last attempt");
        CDI.current().select(WebhookRepository.class).get().deadLetters(id).forEach(this::print);
        return ExitCode.OK;
    }

    private void print(DeadLetter letter) {
        out().printf(
                        ROW,
                        letter.webhookId(),
                        letter.name(),
                        letter.revisionNumber(),
                        WebhooksCommand.moment(letter.diedAt()),
                        letter.reason());
    }
}
