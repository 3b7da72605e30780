package dev.modelatlas.cli;

import jakarta.enterprise.inject.spi.CDI;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

import dev.modelatlas.webhook.DeadLetter;
import dev.modelatlas.webhook.WebhookRepository;

/** Lists dead letters: revisions that a webhook's receiver did not accept. */
@Command(
        name = "dead",
        description = "List the dead letters: revisions that could not be delivered within the retry period.")
final class WebhookDeadCommand extends DataCommand {
    private static final String ROW = "%-12s  %-24s  %8s  %-20s  %s%n";

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "ID of the webhook, as `webhooks list` shows it. Default: all webhooks.")
    private String id;

    @Override
    int work() {
        if (id != null) {
            WebhooksCommand.requireWebhook(id);
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
                        moment(letter.diedAt()),
                        letter.reason());
    }
}
