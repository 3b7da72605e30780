package dev.modelatlas.ops;

import io.quarkus.runtime.Quarkus;
import picocli.CommandLine.Command;

/** Answers requests until the process is told to end. */
@Command(
        name = "serve",
        description = {
            "Answer GraphQL requests over HTTP until stopped.",
            "An empty database is filled with the vintages that come with this program."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class ServeCommand implements Runnable {

    @Override
    public void run() {
        var database = DatabaseChoice.read();
        database.applyOnceItAnswers(false);
        Quarkus.run();
    }
}
