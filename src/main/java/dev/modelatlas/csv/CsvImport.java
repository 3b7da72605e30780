package dev.modelatlas.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.commons.io.input.ProxyInputStream;

import dev.modelatlas.ingest.Cancellation;
import dev.modelatlas.ingest.ImportStage;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.ingest.Publication;
import dev.modelatlas.ingest.report.ImportReport;

/** Imports CSV files. */
@ApplicationScoped
public class CsvImport {
    private final Ingest ingest;
    private final Clock clock;

    public CsvImport(Ingest ingest, Clock clock) {
        this.ingest = ingest;
        this.clock = clock;
    }

    /**
     * Imports a file with Epoch AI's columns or our own.
     *
     * @param bytesRead called with the number of bytes read so far
     * @param stages called with each stage of the import
     * @throws dev.modelatlas.ingest.report.RefusedException when the file is invalid; in this case, nothing is written
     */
    public ImportReport run(Path file, Publication publication, LongConsumer bytesRead, Consumer<ImportStage> stages) {
        try (var in = counted(Files.newInputStream(file), bytesRead)) {
            return ingest.run(publication, new CsvDrafts(in, clock), stages, new Cancellation());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Imports a file, like the other method, but with limits.
     *
     * @param mostUnpacked maximum unpacked size of a compressed file, in bytes
     * @param cancellation lets another thread cancel the import
     */
    public ImportReport run(Path file, Publication publication, long mostUnpacked, Cancellation cancellation) {
        return run(file, publication, mostUnpacked, cancellation, stage -> {});
    }

    protected final ImportReport run(
            Path file,
            Publication publication,
            long mostUnpacked,
            Cancellation cancellation,
            Consumer<ImportStage> stages) {
        try (var in = Files.newInputStream(file)) {
            return ingest.run(publication, new CsvDrafts(in, mostUnpacked, clock), stages, cancellation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream counted(InputStream in, LongConsumer bytesRead) {
        return new ProxyInputStream(in) {
            private long count;

            @Override
            protected void afterRead(int n) {
                count += Math.max(n, 0);
                bytesRead.accept(count);
            }
        };
    }
}
