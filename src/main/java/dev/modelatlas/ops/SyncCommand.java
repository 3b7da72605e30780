package dev.modelatlas.ops;

import java.net.URI;

import jakarta.enterprise.inject.spi.CDI;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import dev.modelatlas.upstream.Sync;
import dev.modelatlas.upstream.UpstreamConfig;

/** Takes in what the source has, when it is new. */
@Command(
        name = "sync",
        description = {
            "Look whether the source has a new file, and make the next revision from it:",
            "all of it, or nothing when something is wrong. Says what it did."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class SyncCommand extends DataCommand {
    @Option(names = "--from", paramLabel = "URL", description = "Address of the file. Default: model-atlas.source.url")
    private URI from;

    @Override
    int work() {
        var url = from != null
                ? from
                : CDI.current().select(UpstreamConfig.class).get().url().orElse(null);
        if (url == null) {
            spec.commandLine()
                    .getErr()
                    .println("Where the file is, is said by --from URL or by model-atlas.source.url.");
            return ExitCode.USAGE;
        }
        CDI.current().select(Sync.class).get().run(url).forEach(out()::println);
        return ExitCode.OK;
    }

    @Override
    void check() {
        if (from != null && (from.getHost() == null || !from.toString().matches("(?i)https?://.*"))) {
            throw new ParameterException(
                    spec.commandLine(), "--from wants an address that begins with https://, not " + from);
        }
    }
}
