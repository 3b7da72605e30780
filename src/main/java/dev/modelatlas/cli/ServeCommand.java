package dev.modelatlas.cli;

import io.quarkus.runtime.Quarkus;
import picocli.CommandLine.Command;

import dev.modelatlas.embedded.DatabaseChoice;

/** Runs the server until the process receives a termination signal. */
@Command(
        name = "serve",
        description = {
            "Serve GraphQL over HTTP until stopped.",
            "Before the start, load the shipped revisions that the database lacks, unless the database has"
                    + " revisions that do not come with the program."
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
