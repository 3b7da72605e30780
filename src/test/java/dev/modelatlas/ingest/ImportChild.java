package dev.modelatlas.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import dev.modelatlas.csv.CsvDrafts;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.OwnProcess;

/** An import in a separate process, which prints each stage it reaches and stops at one of them. */
final class ImportChild {

    private ImportChild() {}

    /** Starts the process. It prints its stages on standard output, one per line. */
    static Process start(String jdbcUrl, Path file, String day, String stop, String heap) throws IOException {
        return OwnProcess.of(
                        ImportChild.class,
                        List.of(heap, "-XX:TieredStopAtLevel=1"),
                        jdbcUrl,
                        file.toString(),
                        day,
                        stop)
                .start();
    }

    /** @param args JDBC URL, file, date, name of the stage to stop at ("none" to finish) */
    public static void main(String[] args) throws Exception {
        new Ingest(OwnProcess.jdbi(args[0]))
                .run(
                        Atlas.epoch(args[2]),
                        new CsvDrafts(Files.newInputStream(Path.of(args[1])), Clock.systemUTC()),
                        stage -> OwnProcess.reach(stage.name(), args[3]),
                        new Cancellation());
    }
}
