package dev.modelatlas.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.csv.CsvDrafts;
import dev.modelatlas.ingest.reference.ReferenceData;
import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Sql;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static dev.modelatlas.testsupport.Csv.with;
import static org.assertj.core.api.Assertions.assertThat;

/** The shortcut for unchanged rows gives the same result as a comparison of all rows. */
@Concurrent
class UnchangedRowsTest {
    private static final String ALPHA = row("Alpha", "2024-01-31", "Mistral AI");
    private static final String BETA = with(row("Beta 2", "2024-02-29", "OpenAI"), "Link", "https://example.org/b");
    private static final String GAMMA = row("Gamma", "2024-03-31", "BigScience Workshop");

    private final Atlas atlas = Atlas.empty();
    private final Atlas forgetful = Atlas.empty();

    private interface Import extends Function<Atlas, ImportReport> {}

    /**
     * The test changes all stored models. An import without the shortcut would find that the rows differ from these
     * models.
     */
    @Test
    void doesNotCompareUnchangedRows() {
        var rows = file(ALPHA, BETA, GAMMA);
        atlas.take("2024-07-16", rows);
        atlas.jdbi().useHandle(handle -> handle.execute("update model_version set parameters = 1"));
        var again = atlas.take("2024-07-17", rows);
        assertThat(again.unchanged()).isEqualTo(3);
        assertThat(again.revision()).isNull();
    }

    @Test
    void resultEqualsThatOfAFullComparisonWhenEachVintageIsImportedTwice() throws IOException {
        var imports = new ArrayList<Import>();
        try (var files = Files.list(Path.of("db/seed"))) {
            for (var seed : files.filter(it -> it.getFileName().toString().matches("000[48]-.*"))
                    .sorted()
                    .toList()) {
                var day = seed.getFileName().toString().substring(5, 15);
                imports.add(take(day, Files.readString(seed)));
                imports.add(take(day, Files.readString(seed)));
            }
        }
        sameOutcome(imports.toArray(Import[]::new));
    }

    @Test
    void resultEqualsThatOfAFullComparisonWhenSomeFactsChange() {
        var noisy = with(ALPHA, "Training compute (FLOP)", "1.7999999999999999e25");
        sameOutcome(
                take("2024-07-16", file(noisy, BETA)),
                take("2024-07-17", file(with(ALPHA, "Training compute (FLOP)", "1.8e25"), with(BETA, "Task", "Code"))),
                take("2024-07-18", file(noisy, with(BETA, "Task", "Code"), GAMMA)),
                take("2024-07-19", file(GAMMA, noisy)),
                take("2024-07-20", file(GAMMA, noisy, BETA.replace("Beta", "Delta"))));
    }

    @Test
    void resultEqualsThatOfAFullComparisonWhenTheFileOmitsSectors() {
        var silent = with(BETA, "Organization categorization", "");
        sameOutcome(
                take("2024-07-16", file(ALPHA, BETA)),
                take("2024-07-17", file(ALPHA, silent)),
                take("2024-07-18", file(ALPHA, silent)),
                take("2024-07-19", file(ALPHA, silent, GAMMA)),
                take("2024-07-20", file(ALPHA, silent, GAMMA)));
    }

    @Test
    void resultEqualsThatOfAFullComparisonWhenFactsOfOrganizationsChange() {
        sameOutcome(
                take("2024-07-16", file(ALPHA, BETA, GAMMA)),
                take("2024-07-17", file(ALPHA, BETA, GAMMA), "(?m)^(Mistral AI,.*),FR,", "$1,CH,"),
                take("2024-07-18", file(ALPHA, BETA, GAMMA), "(?m)^(BigScience,.*),$", "$1,OpenAI"),
                take("2024-07-19", file(ALPHA, BETA, GAMMA)));
    }

    @Test
    void resultEqualsThatOfAFullComparisonWhenANameRefersToAnotherOrganization() {
        sameOutcome(
                take("2024-07-16", file(ALPHA, BETA, GAMMA)),
                take("2024-07-17", file(ALPHA, BETA, GAMMA), "BigScience Workshop", "Big Workshop"),
                take("2024-07-18", file(ALPHA, BETA, GAMMA)));
    }

    @Test
    void resultEqualsThatOfAFullComparisonWhenModelsShareAName() {
        var later = ALPHA.replace("2024-01-31", "2024-05-31");
        sameOutcome(
                take("2024-07-16", file(ALPHA, BETA)),
                take("2024-07-17", file(ALPHA, later, BETA)),
                take("2024-07-18", file(BETA, later, ALPHA, ALPHA)),
                take("2024-07-19", file(ALPHA, with(ALPHA, "Parameters", "7e9"), BETA)),
                take("2024-07-20", file(later, BETA)));
    }

    @Test
    void resultEqualsThatOfAFullComparisonWhenSlugsAreMissingOrSwappedOrRepeated() {
        var header = "slug,name,released_on,organizations,recorded_countries\n";
        var first = "alpha,Alpha,2024-01-31,OpenAI,US\n";
        var second = "beta,Beta,2024-02-29,OpenAI,US\n";
        sameOutcome(
                take("2024-07-16", header + first + second),
                take("2024-07-17", header + first + second.replace("beta,Beta", ",Beta")),
                take("2024-07-18", header + first.replace("alpha,", "beta,") + second.replace("beta,", "alpha,")),
                take("2024-07-19", header + first.replace("alpha,", ",") + second.replace("beta,B", "alpha,B")),
                take("2024-07-20", header + first + second + second.replace("Beta", "Other")));
    }

    @Test
    void resultEqualsThatOfAFullComparisonWhenAnotherPublisherHasModels() {
        sameOutcome(
                take("2024-07-16", file(ALPHA, BETA)),
                takeOfPartner("2024-07-17", file(GAMMA)),
                take("2024-07-18", file(ALPHA, BETA)),
                takeOfPartner("2024-07-19", file(GAMMA, ALPHA)),
                take("2024-07-20", file(ALPHA, BETA, GAMMA)));
    }

    @Test
    void resultEqualsThatOfAFullComparisonWhenRowsAreMissing() {
        var bad = with(BETA, "Parameters", "many");
        sameOutcome(
                take("2024-07-16", file(ALPHA, BETA, GAMMA)),
                it -> it.take(Atlas.lenient("2024-07-17"), file(ALPHA, bad, GAMMA)),
                it -> it.take(Atlas.lenient("2024-07-18"), file(ALPHA, bad, row("New", "2024-05-05", "Nobody yet"))),
                take("2024-07-19", file(ALPHA, bad, GAMMA)),
                take("2024-07-20", file(ALPHA, BETA, GAMMA)));
    }

    /** Rows with few names, slugs and organizations, so that they compete for the same models. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void resultEqualsThatOfAFullComparisonInAnySeriesOfFiles(long seed) {
        var random = new Random(seed);
        var rows = new ArrayList<String>();
        var imports = new Import[16];
        for (var day = 0; day < imports.length; day++) {
            rows.removeIf(row -> random.nextInt(8) == 0);
            rows.replaceAll(row -> random.nextInt(4) == 0 ? anyRow(random) : row);
            while (rows.size() < 4) {
                rows.add(anyRow(random));
            }
            var csv = "slug,name,released_on,organizations,recorded_countries\n" + String.join("\n", rows) + "\n";
            var publication = Atlas.lenient("2024-08-%02d".formatted(day + 1)).with(ImportOption.ACCEPT_LOSSES);
            imports[day] = atlas -> atlas.take(publication, csv);
        }
        sameOutcome(imports);
    }

    private static String anyRow(Random random) {
        return String.join(
                ",",
                any(random, "", "", "alpha", "beta"),
                any(random, "Alpha", "alpha", "Beta", "Gamma"),
                any(random, "2024-01-01", "2024-01-01", "2024-01-02", "soon"),
                any(random, "OpenAI", "Cohere"),
                "US");
    }

    private static String any(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }

    private void sameOutcome(Import... imports) {
        for (var each : imports) {
            var expected = outcome(forgetful, each);
            forgetful.jdbi().useHandle(handle -> handle.execute("truncate stated_digest"));
            assertThat(outcome(atlas, each))
                    .usingRecursiveComparison()
                    .ignoringFields("milliseconds")
                    .isEqualTo(expected);
        }
        assertThat(atlas.everything()).isEqualTo(forgetful.everything());
        assertThat(count(atlas, "model_version")).isEqualTo(count(forgetful, "model_version"));
    }

    /** The report, or the problems of a refusal. */
    private static Object outcome(Atlas atlas, Import done) {
        try {
            return done.apply(atlas);
        } catch (RefusedException e) {
            return List.copyOf(e.problems());
        }
    }

    private static Import take(String day, String csv) {
        return atlas -> atlas.take(day, csv);
    }

    /** Imports with changed data of the shipped organizations. */
    private static Import take(String day, String csv, String pattern, String replacement) {
        var reference = new ReferenceData(name -> shipped(name, pattern, replacement));
        return atlas -> new Ingest(atlas.jdbi(), reference)
                .run(
                        Atlas.epoch(day),
                        new CsvDrafts(
                                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), Clock.systemUTC()),
                        stage -> {},
                        new Cancellation());
    }

    private static Import takeOfPartner(String day, String csv) {
        var of = Atlas.partner(day);
        return atlas -> atlas.take(of, csv);
    }

    private static InputStream shipped(String name, String pattern, String replacement) {
        try {
            var text = Files.readString(Path.of("db/reference", name));
            var changed = name.equals("organizations.csv") ? text.replaceAll(pattern, replacement) : text;
            return new ByteArrayInputStream(changed.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int count(Atlas atlas, String tables) {
        return Sql.one(atlas.jdbi(), Integer.class, "select count(*) from " + tables);
    }
}
