package dev.modelatlas.cli;

import jakarta.enterprise.inject.spi.CDI;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

import dev.modelatlas.access.Actor;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.webhook.ReceiverAddress;
import dev.modelatlas.webhook.WebhookConfig;

/** Registers a webhook. */
@Command(
        name = "add",
        description = "Register a webhook, and show the secret that signs its messages. The secret is shown only once.")
final class WebhookAddCommand extends DataCommand {
    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Name of the webhook.")
    private String name;

    @Option(
            names = "--url",
            required = true,
            paramLabel = "URL",
            description = {
                "URL of the receiver. The URL must use https, and its host must be on the public internet.",
                "With model-atlas.webhook.private-receivers=true, a private or loopback address is allowed too, and a"
                        + " loopback address may use http."
            })
    private String url;

    @Option(
            names = "--since",
            paramLabel = "N",
            description = "Number of the last revision that the receiver already has; the server sends all later ones. "
                    + "0: send all revisions. Default: the newest revision.")
    private Integer since;

    @Override
    void check() {
        checkName(name);
        require(since == null || since >= 0, "--since must be the number of a revision, or 0 for all");
    }

    @Override
    int work() {
        WebhooksCommand.requireKey();
        var settings = CDI.current().select(WebhookConfig.class).get();
        ReceiverAddress.problem(url, settings.privateReceivers()).ifPresent(problem -> {
            throw new RefusedException("--url " + problem + ".");
        });
        var registration = WebhooksCommand.webhooks().add(Actor.commandLine(), name, url, since);
        if (registration.refusal() != null) {
            throw new RefusedException(
                    switch (registration.refusal()) {
                        case NAME_TAKEN -> "A webhook named " + name + " already exists. Choose another name.";
                        case TOO_MANY -> "The limit of 100 webhooks is reached. Remove one first.";
                        case NO_SUCH_REVISION ->
                            "Revision " + since + " does not exist. Run `revisions` to see all revisions.";
                    });
        }
        WebhooksCommand.show(
                this,
                "Created webhook " + registration.registered().id(),
                registration.registered().id(),
                registration.registered().secret());
        return ExitCode.OK;
    }
}
