package dev.modelatlas.upstream;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import dev.modelatlas.csv.CsvImport;
import dev.modelatlas.ingest.Cancellation;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.ingest.Publication;
import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.testsupport.OwnProcess;

/** A sync in a separate process, which prints each stage it reaches and stops at one of them. */
final class SyncChild {
    private SyncChild() {}

    /** Starts the process. It prints its stages on standard output, one per line, with "NOTED" at the end. */
    static Process start(String jdbcUrl, URI source, String stop) throws IOException {
        return OwnProcess.of(
                        SyncChild.class,
                        List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"),
                        jdbcUrl,
                        source.toString(),
                        stop)
                .start();
    }

    /** @param args JDBC URL, URL of the source, stage to stop at */
    public static void main(String[] args) {
        var jdbi = OwnProcess.jdbi(args[0]);
        var source = URI.create(args[1]);
        var imports = new CsvImport(new Ingest(jdbi), Clock.systemUTC()) {
            @Override
            public ImportReport run(Path file, Publication publication, long mostUnpacked, Cancellation cancellation) {
                return run(
                        file,
                        publication,
                        mostUnpacked,
                        cancellation,
                        stage -> OwnProcess.reach(stage.name(), args[2]));
            }
        };
        var settings = Map.of("model-atlas.source.private-addresses", "true");
        Syncs.of(jdbi, imports, Syncs.config(source, settings)).run(source);
        OwnProcess.reach("NOTED", args[2]);
    }
}
