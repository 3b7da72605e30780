package dev.modelatlas.upstream;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.modelatlas.bulk.ImportConfig;
import dev.modelatlas.bulk.SpooledFile;
import dev.modelatlas.csv.CsvImport;
import dev.modelatlas.ingest.Cancellation;
import dev.modelatlas.ingest.Dataset;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.ingest.Publication;
import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.value.Sha256;
import dev.modelatlas.work.Threads;

/**
 * Imports the source's file if it is new. If several processes do so at the same time, their checks run one after the
 * other, and each finds the file that the previous check imported. Each process records its result after the import. If
 * a process dies before it records the result, a later check imports the same file again, which changes nothing.
 */
@ApplicationScoped
public class SourceSync {
    private static final Logger LOG = Logger.getLogger(SourceSync.class);
    private static final long AGAIN_MILLIS = 1000;
    /** More time than a download takes, with all its attempts. */
    private static final Duration DOWNLOAD = Duration.ofHours(1);

    private final UpstreamConfig config;
    private final FileDownload download;
    private final SourceCheckRepository checks;
    private final CsvImport imports;
    private final ImportConfig spool;
    private final Clock clock;

    SourceSync(
            UpstreamConfig config,
            FileDownload download,
            SourceCheckRepository checks,
            CsvImport imports,
            ImportConfig spool,
            Clock clock) {
        this.config = config;
        this.download = download;
        this.checks = checks;
        this.imports = imports;
        this.spool = spool;
        this.clock = clock;
    }

    /**
     * Checks the source once. Waits while another process checks it.
     *
     * @return the report, in sentences
     * @throws UnreachableException when the source does not deliver the complete file, or the file cannot be stored
     * @throws RefusedException when the file is invalid, or its import takes too long; nothing is imported
     */
    public List<String> run(URI url) {
        return checks.alone(spool.maxDuration().plus(DOWNLOAD), () -> check(url));
    }

    private List<String> check(URI url) {
        var key = url.toString();
        try {
            return run(url, key);
        } catch (UnreachableException e) {
            // If the check was interrupted, because this server is stopping, its failure says nothing about the source.
            if (!(e.getCause() instanceof InterruptedException)) {
                record(e, () -> checks.failed(key, SyncOutcome.UNREACHABLE, e.getMessage(), 0));
            }
            throw e;
        } catch (RefusedException e) {
            var losses = (int) e.problems().stream()
                    .filter(problem -> problem.code() == ProblemCode.MASS_CHANGE)
                    .count();
            var outcome = losses > 0 ? SyncOutcome.MASS_CHANGE : SyncOutcome.REFUSED;
            record(e, () -> checks.failed(key, outcome, first(e), losses));
            throw e;
        }
    }

    /** Records why a check failed. A failure of the record must not hide the reason. */
    private static void record(RuntimeException reason, Runnable record) {
        try {
            record.run();
        } catch (RuntimeException unrecorded) {
            LOG.warnf("Could not record that the check failed: %s", unrecorded.getMessage());
            reason.addSuppressed(unrecorded);
        }
    }

    private List<String> run(URI url, String key) {
        // If this process dies before it deletes the file, the next server deletes the file at startup.
        var file = spool();
        try {
            return run(url, key, file.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            file.delete();
        }
    }

    private SpooledFile spool() {
        try {
            return SpooledFile.create(spool.directory(), false);
        } catch (UncheckedIOException e) {
            throw UnreachableException.notStored(e.getCause());
        }
    }

    private List<String> run(URI url, String key, Path file) throws IOException {
        var known = checks.of(key);
        var answer = download.fetch(url, known.map(SourceCheck::etag).orElse(null), file);
        if (answer.statusCode() == 304) {
            checks.unchanged(
                    key, known.orElseThrow().etag(), known.orElseThrow().sha256());
            return List.of("Nothing new: the source still has the same file.");
        }
        var etag = answer.headers().firstValue("ETag").orElse(null);
        var sha256 = sha256(file);
        if (known.filter(it -> sha256.equals(it.sha256())).isPresent()) {
            checks.unchanged(key, etag, sha256);
            return List.of("Nothing new: the downloaded file is identical to the last imported file.");
        }
        var changed = changed(answer);
        var report = imported(file, publication(changed));
        checks.taken(key, config.publisher(), report, changed, etag, sha256);
        return report.lines();
    }

    /**
     * Imports the file. Cancels an import that takes too long, and repeats the cancellation each second, because a
     * cancellation stops only the SQL statement that is running.
     */
    private ImportReport imported(Path file, Publication publication) {
        var cancellation = new Cancellation();
        var timer = Executors.newSingleThreadScheduledExecutor(Threads.daemons("sync-limit"));
        timer.scheduleWithFixedDelay(
                cancellation::cancel, spool.maxDuration().toMillis(), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        try {
            return imports.run(file, publication, config.maxSize().asLongValue(), cancellation);
        } catch (Ingest.UnknownOutcomeException unknown) {
            throw unknown;
        } catch (RuntimeException failure) {
            if (cancellation.isWanted()) {
                LOG.infof(failure, "An import took longer than model-atlas.import.max-duration");
                throw new RefusedException(
                        "The import took longer than model-atlas.import.max-duration, and was cancelled.");
            }
            throw failure;
        } finally {
            timer.shutdownNow();
        }
    }

    /** The date on which the source last changed the file; today if the source states no date or a future date. */
    private LocalDate changed(HttpResponse<Path> answer) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return answer.headers()
                .firstValue("Last-Modified")
                .flatMap(SourceSync::day)
                .filter(day -> !day.isAfter(today))
                .orElse(today);
    }

    private static Optional<LocalDate> day(String time) {
        try {
            return Optional.of(ZonedDateTime.parse(time, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .withZoneSameInstant(ZoneOffset.UTC)
                    .toLocalDate());
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    private Publication publication(LocalDate changed) {
        var dataset = new Dataset(
                config.publisher(), config.name(), config.page(), config.licence(), config.attribution(), changed);
        if (dataset.sourceBytes() > Dataset.MOST_SOURCE_BYTES) {
            throw new RefusedException("The name, page, licence and attribution of model-atlas.source together have "
                    + dataset.sourceBytes() + " bytes in UTF-8. The limit is " + Dataset.MOST_SOURCE_BYTES + ".");
        }
        return Publication.ofCheck(dataset);
    }

    private static String first(RefusedException refusal) {
        return refusal.problems().get(0).message();
    }

    private static String sha256(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), Sha256.digest())) {
            in.transferTo(OutputStream.nullOutputStream());
            return Sha256.hex(in.getMessageDigest());
        }
    }
}
