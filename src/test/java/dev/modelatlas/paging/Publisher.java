package dev.modelatlas.paging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.modelatlas.csv.CsvDrafts;
import dev.modelatlas.ingest.Cancellation;
import dev.modelatlas.ingest.ImportOption;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.OwnProcess;

/** A process that publishes a {@link RestlessDataset} at each request of the test, until it is closed. */
final class Publisher implements AutoCloseable {
    private final Process process;

    private Publisher(Process process) {
        this.process = process;
    }

    static Publisher start(String jdbcUrl) throws IOException {
        return new Publisher(OwnProcess.of(Publisher.class, List.of("-Xmx128m", "-XX:TieredStopAtLevel=1"), jdbcUrl)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Requests one more revision without waiting for it. */
    void publish() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    boolean isAtWork() {
        return process.isAlive();
    }

    /** Waits until all requested revisions are published. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** @param args JDBC URL; each byte on standard input requests one more publication */
    public static void main(String[] args) throws Exception {
        var ingest = new Ingest(OwnProcess.jdbi(args[0]));
        for (var publication = 1; System.in.read() >= 0; publication++) {
            var csv = RestlessDataset.csv(publication).getBytes(StandardCharsets.UTF_8);
            ingest.run(
                    Atlas.epoch(RestlessDataset.asOf(publication).toString()).with(ImportOption.ACCEPT_LOSSES),
                    new CsvDrafts(new ByteArrayInputStream(csv), Clock.systemUTC()),
                    stage -> {},
                    new Cancellation());
        }
    }
}
