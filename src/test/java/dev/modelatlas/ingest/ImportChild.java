package dev.modelatlas.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

import org.postgresql.ds.PGSimpleDataSource;

import dev.modelatlas.csv.CsvDrafts;
import dev.modelatlas.sql.Database;
import dev.modelatlas.testsupport.Atlas;

/** An import in a separate process, which prints each stage it reaches and stops at one of them. */
final class ImportChild {

    private ImportChild() {}

    /** Starts the process. It prints its stages on standard output, one per line. */
    static Process start(String jdbcUrl, Path file, String day, String stop, String heap) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ImportChild.class.getName(),
                        jdbcUrl,
                        file.toString(),
                        day,
                        stop)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** @param args JDBC URL, file, date, name of the stage to stop at ("none" to finish) */
    public static void main(String[] args) throws Exception {
        var database = new PGSimpleDataSource();
        database.setUrl(args[0]);
        database.setUser("postgres");
        var stop = args[3];
        new Ingest(new Database().jdbi(database))
                .run(
                        Atlas.epoch(args[2]),
                        new CsvDrafts(Files.newInputStream(Path.of(args[1])), Clock.systemUTC()),
                        stage -> {
                            System.out.println(stage);
                            if (stage.name().equals(stop)) {
                                waitForTheEnd();
                            }
                        },
                        new Cancellation());
    }

    private static void waitForTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
