package dev.modelatlas.upstream;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.modelatlas.access.Actor;
import dev.modelatlas.bulk.ImportConfig;
import dev.modelatlas.bulk.SpooledFile;
import dev.modelatlas.csv.CsvImport;
import dev.modelatlas.ingest.ImportReport;
import dev.modelatlas.ingest.ProblemCode;
import dev.modelatlas.ingest.Publication;
import dev.modelatlas.ingest.RefusedException;

/**
 * Takes in what the source has, when it is new. Several may do so at once: imports take turns, and who comes second finds
 * nothing new. What was found is noted behind the import: who dies between asks for the same file again, and it changes
 * nothing.
 */
@ApplicationScoped
public class Sync {
    private final UpstreamConfig config;
    private final Download download;
    private final CheckRepository checks;
    private final CsvImport imports;
    private final ImportConfig spool;
    private final Clock clock;

    @Inject
    Sync(
            UpstreamConfig config,
            Download download,
            CheckRepository checks,
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
     * Looks once.
     *
     * @return what there is to tell, in sentences
     * @throws UnreachableException when the source gives no whole file
     * @throws RefusedException when the file cannot be used; nothing was written then
     */
    public List<String> run(URI url) {
        var key = url.toString();
        // What is left of it when the process dies, the next server to start deletes.
        var file = SpooledFile.create(spool.directory(), false);
        try {
            return run(url, key, file.path());
        } catch (UnreachableException e) {
            checks.failed(key, Outcome.UNREACHABLE, e.getMessage(), 0);
            throw e;
        } catch (RefusedException e) {
            var losses = (int) e.problems().stream()
                    .filter(problem -> problem.code() == ProblemCode.MASS_CHANGE)
                    .count();
            checks.failed(key, losses > 0 ? Outcome.MASS_CHANGE : Outcome.REFUSED, first(e), losses);
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            file.delete();
        }
    }

    private List<String> run(URI url, String key, Path file) throws IOException {
        var known = checks.of(key);
        var answer = download.fetch(url, known.map(Check::etag).orElse(null), file);
        if (answer.statusCode() == 304) {
            checks.unchanged(
                    key, known.orElseThrow().etag(), known.orElseThrow().sha256());
            return List.of("Nothing new: the source has no other file than before.");
        }
        var etag = answer.headers().firstValue("ETag").orElse(null);
        var sha256 = sha256(file);
        if (known.filter(it -> sha256.equals(it.sha256())).isPresent()) {
            checks.unchanged(key, etag, sha256);
            return List.of("Nothing new: the file is the same as before.");
        }
        var report = imports.run(file, publication(asOf(answer)), bytes -> {}, stage -> {});
        var outcome = report.revision() == null ? Outcome.UNCHANGED : Outcome.IMPORTED;
        checks.taken(key, outcome, report.revision(), report.rowsRead(), notes(report), etag, sha256);
        return report.lines();
    }

    private static long notes(ImportReport report) {
        return report.noteCounts().values().stream().mapToLong(it -> it).sum();
    }

    /** The day on which the source last changed it, as far as it says so, else today. */
    private LocalDate asOf(HttpResponse<Path> answer) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return answer.headers()
                .firstValue("Last-Modified")
                .flatMap(Sync::day)
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

    private Publication publication(LocalDate asOf) {
        return new Publication(
                // Servers do it as the command does.
                new Actor("sync"),
                config.publisher(),
                null,
                asOf,
                null,
                config.name(),
                config.page(),
                config.licence(),
                config.attribution(),
                null,
                false,
                false,
                false);
    }

    private static String first(RefusedException refusal) {
        return refusal.problems().get(0).message();
    }

    private static String sha256(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
