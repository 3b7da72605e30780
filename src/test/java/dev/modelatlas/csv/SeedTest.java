package dev.modelatlas.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import dev.modelatlas.access.Actor;
import dev.modelatlas.fact.Fact;
import dev.modelatlas.ingest.Cancellation;
import dev.modelatlas.ingest.Dataset;
import dev.modelatlas.ingest.ImportOption;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.ingest.Publication;
import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.SourceFiles;
import dev.modelatlas.testsupport.SourceFiles.Vintage;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code db/seed} contains exactly what importer and exporter create from the files of Epoch AI, byte for byte. */
@Concurrent
class SeedTest {
    private static final Path SEED = Path.of("db/seed");
    private static final CSVFormat INDEX = CSVFormat.RFC4180
            .builder()
            .setRecordSeparator('\n')
            .setHeader(
                    "number",
                    "file",
                    "label",
                    "as_of",
                    "published_at",
                    "publisher",
                    "source_name",
                    "source_url",
                    "licence",
                    "attribution",
                    "sha256",
                    "accept_losses",
                    "fact_edition")
            .get();
    private static final CSVFormat NOTES = CSVFormat.RFC4180
            .builder()
            .setRecordSeparator('\n')
            .setHeader("revision", "code", "line", "column", "value", "message")
            .get();

    @Test
    void regeneratingTheSeedChangesNoByte() throws IOException {
        var atlas = Atlas.empty();
        for (var vintage : SourceFiles.vintages()) {
            var report =
                    atlas.take(shipped(vintage).with(ImportOption.ACCEPT_LOSSES), Files.newInputStream(vintage.file()));
            assertThat(atlas.export(report.revision()))
                    .isEqualTo(Files.readString(seedFile(report.revision(), vintage.label())));
        }
        assertThat(Atlas.filled().everything()).as("changes and checksums").isEqualTo(atlas.everything());
    }

    @Test
    void newDatabaseExportsTheShippedFilesByteForByte() throws IOException {
        var atlas = Atlas.filled();
        assertThat(atlas.shipped().missing()).isEmpty();
        for (int number = 1; number <= seedFiles().size(); number++) {
            assertThat(atlas.export(number))
                    .isEqualTo(Files.readString(seedFiles().get(number - 1)));
        }
    }

    /**
     * Not a test, but a tool that adds a vintage: {@code mvn test -Dtest=SeedTest -Dseed.add=FILE -Dseed.asOf=DAY}. Add
     * {@code -Dseed.acceptLosses} if the guard refuses an intended change, and {@code -Dseed.label=LABEL} if the label
     * is not the day.
     */
    @Test
    @EnabledIfSystemProperty(named = "seed.add", matches = ".+")
    void addsAVintageToTheSeed() throws IOException {
        var atlas = Atlas.empty();
        if (Files.exists(SEED.resolve("revisions.csv"))) {
            atlas.shipped().append(false, false, System.out::println);
        }
        var day = System.getProperty("seed.asOf");
        add(
                atlas,
                new Vintage(
                        day,
                        System.getProperty("seed.label", day),
                        Path.of(System.getProperty("seed.add")),
                        Fact.LATEST_EDITION),
                System.getProperty("seed.acceptLosses") != null);
    }

    /**
     * Not a test, but a tool that creates all files of {@code db/seed} again from the source files:
     * {@code mvn test -Dtest=SeedTest -Dseed.rebuild}.
     */
    @Test
    @EnabledIfSystemProperty(named = "seed.rebuild", matches = ".*")
    void toolRebuildsAllSeedFiles() throws IOException {
        var atlas = Atlas.empty();
        Files.deleteIfExists(SEED.resolve("revisions.csv"));
        Files.deleteIfExists(SEED.resolve("notes.csv"));
        for (var vintage : SourceFiles.vintages()) {
            // From this vintage on, the source lacks the column with organizations' categories.
            add(atlas, vintage, vintage.day().equals("2025-11-01"));
        }
    }

    /** A vintage shipped with this build, whose organizations keep their original names. */
    private static Publication shipped(Vintage vintage) {
        return new Publication(
                Actor.commandLine(),
                Dataset.ofEpoch(LocalDate.parse(vintage.day())),
                vintage.label(),
                Instant.now(),
                null,
                vintage.edition(),
                Set.of(),
                null);
    }

    private static void add(Atlas atlas, Vintage vintage, boolean acceptLosses) throws IOException {
        var plain = shipped(vintage);
        var publication = acceptLosses ? plain.with(ImportOption.ACCEPT_LOSSES) : plain;
        var drafts = new CsvDrafts(Files.newInputStream(vintage.file()), Clock.systemUTC());
        var report = new Ingest(atlas.jdbi()).run(publication, drafts, stage -> {}, new Cancellation());
        report.lines().forEach(System.out::println);
        var file = seedFile(report.revision(), vintage.label());
        Files.writeString(file, atlas.export(report.revision()));
        appendToIndex(report.revision(), file, publication, drafts.sha256());
        appendNotes(report);
    }

    /** Each import adds its own note about accepted losses. */
    private static void appendNotes(ImportReport report) throws IOException {
        append(SEED.resolve("notes.csv"), NOTES, printer -> {
            for (var note : report.importNotes()) {
                if (note.code() != ProblemCode.MASS_CHANGE) {
                    printer.printRecord(
                            report.revision(), note.code(), note.line(), note.column(), note.value(), note.message());
                }
            }
        });
    }

    private static void appendToIndex(int number, Path file, Publication publication, String sha256)
            throws IOException {
        append(
                SEED.resolve("revisions.csv"),
                INDEX,
                printer -> printer.printRecord(
                        number,
                        file.getFileName(),
                        publication.labelOrDay(),
                        publication.asOf(),
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        publication.publisher(),
                        publication.dataset().name(),
                        publication.dataset().url(),
                        publication.dataset().licence(),
                        publication.dataset().attribution(),
                        sha256,
                        publication.has(ImportOption.ACCEPT_LOSSES) ? "true" : "",
                        publication.factEdition()));
    }

    private interface Records {
        void print(CSVPrinter printer) throws IOException;
    }

    /** Appends to a file, which begins with its header. */
    private static void append(Path file, CSVFormat format, Records records) throws IOException {
        var exists = Files.exists(file);
        var text = new StringBuilder(exists ? Files.readString(file) : "");
        try (var printer = (exists ? format.builder().setSkipHeaderRecord(true).get() : format).print(text)) {
            records.print(printer);
        }
        Files.writeString(file, text);
    }

    private static Path seedFile(int number, String label) {
        return SEED.resolve("%04d-%s.csv".formatted(number, label));
    }

    private static List<Path> seedFiles() throws IOException {
        try (var files = Files.list(SEED)) {
            return new ArrayList<>(
                    files.filter(file -> file.getFileName().toString().matches("\\d{4}-.*"))
                            .sorted()
                            .toList());
        }
    }
}
