package dev.modelatlas.ops;

import jakarta.enterprise.inject.spi.CDI;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import dev.modelatlas.access.Actor;
import dev.modelatlas.ingest.RefusedException;
import dev.modelatlas.webhook.Receiver;
import dev.modelatlas.webhook.WebhookConfig;

/** Registers a subscriber. */
@Command(
        name = "add",
        description = "Register a subscriber, and show the secret that its messages are signed with, this once.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class WebhookAddCommand extends DataCommand {
    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Who is told.")
    private String name;

    @Option(names = "--url", required = true, paramLabel = "URL", description = "Where: an https address.")
    private String url;

    @Option(
            names = "--since",
            paramLabel = "N",
            description = "The last revision that it has: those after it come first. 0 for all. Default: the newest.")
    private Integer since;

    @Override
    void check() {
        if (!name.matches("\\P{Cntrl}{1,100}") || !name.equals(name.strip())) {
            throw new ParameterException(spec.commandLine(), "--name wants 1 to 100 characters, without outer blanks");
        }
        if (since != null && since < 0) {
            throw new ParameterException(spec.commandLine(), "--since wants the number of a revision, or 0 for all");
        }
    }

    @Override
    int work() {
        WebhooksCommand.wantKey();
        var settings = CDI.current().select(WebhookConfig.class).get();
        Receiver.problem(url, settings.privateReceivers()).ifPresent(problem -> {
            throw new RefusedException("--url " + problem + ".");
        });
        var registration = WebhooksCommand.webhooks().add(Actor.commandLine(), name, url, since);
        if (registration.refusal() != null) {
            throw new RefusedException(
                    switch (registration.refusal()) {
                        case NAME_TAKEN -> "There is a webhook of the name " + name + ": choose another.";
                        case TOO_MANY -> "There are 100 webhooks, and no room for more: remove one.";
                        case NO_SUCH_REVISION ->
                            "There is no revision " + since + " yet: revisions tells those that are.";
                    });
        }
        WebhooksCommand.show(
                this, registration.registered().id(), registration.registered().secret());
        return ExitCode.OK;
    }
}
