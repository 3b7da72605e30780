package dev.modelatlas.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import dev.modelatlas.ingest.Publication;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.SourceFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code db/seed} is what the importer and the exporter make of Epoch AI's files, byte for byte. */
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
                    "sha256")
            .get();

    @Test
    void regeneratingFromTheSourceFilesChangesNoByte() throws IOException {
        var atlas = Atlas.empty();
        for (var vintage : SourceFiles.vintages()) {
            var report = atlas.take(Atlas.epoch(vintage.day()), Files.newInputStream(vintage.file()));
            assertThat(atlas.export(report.revision()))
                    .isEqualTo(Files.readString(seedFile(report.revision(), vintage.day())));
        }
        assertThat(Atlas.filled().everything()).as("changes and checksums").isEqualTo(atlas.everything());
    }

    @Test
    void aFreshLoadExportsTheSameBytes() throws IOException {
        var atlas = Atlas.filled();
        assertThat(atlas.shipped().missing()).isEmpty();
        for (int number = 1; number <= seedFiles().size(); number++) {
            assertThat(atlas.export(number))
                    .isEqualTo(Files.readString(seedFiles().get(number - 1)));
        }
    }

    /**
     * Not a test but the way a vintage gets in: {@code mvn test -Dtest=SeedTest -Dseed.add=FILE -Dseed.asOf=DAY}.
     */
    @Test
    @EnabledIfSystemProperty(named = "seed.add", matches = ".+")
    void addVintage() throws IOException {
        var atlas = Atlas.empty();
        if (Files.exists(SEED.resolve("revisions.csv"))) {
            atlas.shipped().append(false, System.out::println);
        }
        add(atlas, Path.of(System.getProperty("seed.add")), System.getProperty("seed.asOf"));
    }

    /** All over again from the source files: {@code mvn test -Dtest=SeedTest -Dseed.rebuild}. */
    @Test
    @EnabledIfSystemProperty(named = "seed.rebuild", matches = ".*")
    void rebuild() throws IOException {
        var atlas = Atlas.empty();
        Files.deleteIfExists(SEED.resolve("revisions.csv"));
        for (var vintage : SourceFiles.vintages()) {
            add(atlas, vintage.file(), vintage.day());
        }
    }

    private static void add(Atlas atlas, Path source, String day) throws IOException {
        var publication = Publication.ofEpoch(LocalDate.parse(day), null, false, false, false);
        var drafts = new CsvDrafts(Files.newInputStream(source));
        var report = new dev.modelatlas.ingest.Ingest(atlas.jdbi()).run(publication, drafts, stage -> {});
        report.lines().forEach(System.out::println);
        var file = seedFile(report.revision(), day);
        Files.writeString(file, atlas.export(report.revision()));
        appendToIndex(report.revision(), file, publication, drafts.sha256());
    }

    private static void appendToIndex(int number, Path file, Publication publication, String sha256)
            throws IOException {
        var index = SEED.resolve("revisions.csv");
        var exists = Files.exists(index);
        var row = exists ? INDEX.builder().setSkipHeaderRecord(true).get() : INDEX;
        var line = new StringBuilder(exists ? Files.readString(index) : "");
        try (var printer = row.print(line)) {
            printer.printRecord(
                    number,
                    file.getFileName(),
                    publication.labelOrDay(),
                    publication.asOf(),
                    Instant.now().truncatedTo(ChronoUnit.SECONDS),
                    publication.publisher(),
                    publication.sourceName(),
                    publication.sourceUrl(),
                    publication.licence(),
                    publication.attribution(),
                    sha256);
        }
        Files.writeString(index, line);
    }

    private static Path seedFile(int number, String day) {
        return SEED.resolve("%04d-%s.csv".formatted(number, day));
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
