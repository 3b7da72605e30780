package dev.modelatlas.upstream;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.postgresql.ds.PGSimpleDataSource;

import dev.modelatlas.csv.CsvImport;
import dev.modelatlas.ingest.Cancellation;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.ingest.Publication;
import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.sql.Database;

/** A sync in a separate process, which prints each stage it reaches and stops at one of them. */
final class SyncChild {
    private SyncChild() {}

    /** Starts the process. It prints its stages on standard output, one per line, with "NOTED" at the end. */
    static Process start(String jdbcUrl, URI source, String stop) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SyncChild.class.getName(),
                        jdbcUrl,
                        source.toString(),
                        stop)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** @param args JDBC URL, URL of the source, stage to stop at */
    public static void main(String[] args) {
        var database = new PGSimpleDataSource();
        database.setUrl(args[0]);
        database.setUser("postgres");
        var jdbi = new Database().jdbi(database);
        var source = URI.create(args[1]);
        var imports = new CsvImport(new Ingest(jdbi), Clock.systemUTC()) {
            @Override
            public ImportReport run(Path file, Publication publication, long mostUnpacked, Cancellation cancellation) {
                return run(file, publication, mostUnpacked, cancellation, stage -> reach(stage.name(), args[2]));
            }
        };
        var settings = Map.of("model-atlas.source.private-addresses", "true");
        Syncs.of(jdbi, imports, Syncs.config(source, settings)).run(source);
        reach("NOTED", args[2]);
    }

    private static void reach(String stage, String stop) {
        System.out.println(stage);
        if (stage.equals(stop)) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
