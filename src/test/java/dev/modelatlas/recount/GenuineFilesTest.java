package dev.modelatlas.recount;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.ingest.ImportOption;
import dev.modelatlas.ingest.Publication;
import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.ingest.report.Problem;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.testsupport.SourceFiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Published files of Epoch AI that the importer was not developed with. */
@Full
@Concurrent
class GenuineFilesTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "large_scale_ai_models-2024-07-25-derived, 2024-07-25, 197, 'MALFORMED=1 UNKNOWN=21'",
        "large_scale_ai_models-2024-09-02, 2024-09-02, 212, 'MALFORMED=1 UNKNOWN=20'",
        "large_scale_ai_models-2026-05-02, 2026-05-02, 509, 'DUPLICATE=1 MALFORMED=2 UNKNOWN=1'",
        "notable_ai_models-2026-08-19, 2026-08-19, 1050, 'MALFORMED=9 UNKNOWN=4'",
    })
    void importedContentOfEachFileEqualsThatReadByTheRecount(String file, String day, int models, String notes)
            throws IOException {
        var path = SourceFiles.more(file + ".csv");
        var atlas = Atlas.empty();
        var report = take(atlas, Atlas.epoch(day), path);
        System.out.println(file + ": " + report.added() + " models, notes " + report.noteCounts());
        assertThat(report.added()).isEqualTo(models);
        assertThat(report.noteCounts()).isEqualTo(counts(notes));

        var reference = Reference.curated(Path.of("db", "reference"));
        var expected = vintage(day, new Lineage().next(EpochVintage.read(path, reference)), reference);
        var served = SeedIsTheSourceTest.lines(vintage(day, Seed.read(exported(atlas), reference), reference));
        var recounted = SeedIsTheSourceTest.lines(expected);
        // The test compares facts and not slugs, because the recount has another rule for plus signs within names.
        assertThat(served).hasSize(models);
        assertThat(new TreeSet<>(recounted.values()).stream().filter(model -> !served.containsValue(model)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "large_scale_ai_models-2024-07-25-derived, 2024-07-25",
        "large_scale_ai_models-2024-09-02, 2024-09-02",
        "large_scale_ai_models-2026-05-02, 2026-05-02",
        "notable_ai_models-2026-08-19, 2026-08-19",
    })
    void refusesEachFileAfterTheShippedRevisionsUntilLossesAreAccepted(String file, String day) throws IOException {
        var path = SourceFiles.more(file + ".csv");
        var atlas = Atlas.filled();
        var before = atlas.everything();
        var older = Atlas.epoch(day).with(ImportOption.ALLOW_OLDER);
        var refused = catchThrowableOfType(RefusedException.class, () -> take(atlas, older, path));
        assertThat(refused.problems()).extracting(Problem::code).containsOnly(ProblemCode.MASS_CHANGE);
        refused.sentences().forEach(System.out::println);
        assertThat(atlas.everything()).isEqualTo(before);
        var report = take(atlas, older.with(ImportOption.ACCEPT_LOSSES), path);
        assertThat(report.revision()).isEqualTo(10);
        assertThat(report.noteCounts())
                .containsEntry("MASS_CHANGE", (long) refused.problems().size());
    }

    @Test
    void importsTheFileWithModelsOfAllScalesOnlyIfTheDatabaseIsEmpty() throws IOException {
        var lenient = Atlas.epoch("2026-08-20").with(ImportOption.LENIENT);
        var refused =
                catchThrowableOfType(RefusedException.class, () -> take(Atlas.filled(), lenient, SourceFiles.wide()));
        assertThat(refused.problems()).extracting(Problem::code).containsOnly(ProblemCode.MASS_CHANGE);
        refused.sentences().forEach(System.out::println);
        var strictOfWholes = catchThrowableOfType(
                RefusedException.class, () -> take(Atlas.empty(), Atlas.epoch("2026-03-30"), SourceFiles.wide()));
        assertThat(strictOfWholes.sentences())
                .singleElement()
                .asString()
                .startsWith("18 rows (lines ")
                .endsWith("column \"Publication date\": \"\" is not a date; expected a date such as 2025-02-01.");
        assertThat(take(Atlas.empty(), lenient, SourceFiles.wide()).added()).isEqualTo(3216);
    }

    @Test
    void exportingAnImportedExportGivesTheSameBytes() throws IOException {
        var atlas = Atlas.empty();
        take(atlas, Atlas.epoch("2026-05-02"), SourceFiles.more("large_scale_ai_models-2026-05-02.csv"));
        var other = Atlas.empty();
        var report = other.take("2026-05-02", atlas.export(1));
        assertThat(other.export(1)).isEqualTo(atlas.export(1));
        assertThat(report.noteCounts()).isEmpty();
        assertThat(notes(atlas))
                .hasSize(4)
                .anyMatch(note -> note.startsWith("Lines ") && note.contains("the same model"));
    }

    private static List<String> notes(Atlas atlas) {
        return atlas.lines("select message from import_note order by position");
    }

    private static ImportReport take(Atlas atlas, Publication publication, Path file) throws IOException {
        return atlas.take(publication, Files.newInputStream(file));
    }

    private Path exported(Atlas atlas) throws IOException {
        return Files.writeString(directory.resolve("export.csv"), atlas.export(1));
    }

    private static Vintage vintage(String day, List<Recorded> models, Reference reference) {
        var facts = models.stream().map(model -> Fact.of(model, reference)).toList();
        return new Vintage(1, LocalDate.parse(day), facts, reference);
    }

    private static Map<String, Long> counts(String text) {
        var counts = new TreeMap<String, Long>();
        for (var count : text.isEmpty() ? new String[0] : text.split(" ")) {
            counts.put(count.split("=")[0], Long.valueOf(count.split("=")[1]));
        }
        return counts;
    }
}
