package dev.modelatlas.cli;

import java.net.URI;

import jakarta.enterprise.inject.spi.CDI;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import dev.modelatlas.csv.ShippedRevisions;
import dev.modelatlas.upstream.SourceSync;
import dev.modelatlas.upstream.UpstreamConfig;

/** Checks whether the source has a new file, and imports it. */
@Command(
        name = "sync",
        description = {
            "Check whether the source has a new file, and import it as the next revision.",
            "If the import is refused or fails, nothing is written. Prints a report."
        })
final class SyncCommand extends DataCommand {
    @Option(names = "--from", paramLabel = "URL", description = "URL of the file. Default: model-atlas.source.url.")
    private URI from;

    @Override
    int work() {
        var url = from != null
                ? from
                : CDI.current().select(UpstreamConfig.class).get().url().orElse(null);
        if (url == null) {
            spec.commandLine()
                    .getErr()
                    .println("No source is configured. Use --from URL, or set model-atlas.source.url.");
            return ExitCode.USAGE;
        }
        // Jobs run this command without --from. They must not take the number of a shipped revision.
        if (from == null && CDI.current().select(ShippedRevisions.class).get().isFirstLoadPending()) {
            spec.commandLine()
                    .getErr()
                    .println("The database has no revision, or lacks some of the shipped revisions. Load them with"
                            + " `migrate --shipped`. To begin without them, use --from URL.");
            return ExitCode.SOFTWARE;
        }
        CDI.current().select(SourceSync.class).get().run(url).forEach(out()::println);
        return ExitCode.OK;
    }

    @Override
    void check() {
        if (from != null && (from.getHost() == null || !from.toString().matches("(?i)https?://.*"))) {
            throw new ParameterException(
                    spec.commandLine(), "--from must be a URL such as https://example.org/models.csv, not " + from);
        }
    }
}
