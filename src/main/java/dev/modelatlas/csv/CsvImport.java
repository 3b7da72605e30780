package dev.modelatlas.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

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

    @Inject
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
        try (var in = new Counting(Files.newInputStream(file), bytesRead)) {
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

    private static final class Counting extends FilterInputStream {
        private final LongConsumer listener;
        private long count;

        Counting(InputStream in, LongConsumer listener) {
            super(in);
            this.listener = listener;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            advance(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int n = super.read(target, offset, length);
            advance(Math.max(n, 0));
            return n;
        }

        private void advance(int n) {
            count += n;
            listener.accept(count);
        }
    }
}
