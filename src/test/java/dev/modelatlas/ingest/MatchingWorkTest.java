package dev.modelatlas.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.Test;

import dev.modelatlas.access.KeyScope;
import dev.modelatlas.ingest.report.ChangedNames;
import dev.modelatlas.sql.SqlFile;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static dev.modelatlas.testsupport.Csv.with;
import static org.assertj.core.api.Assertions.assertThat;

/** Matching gives the same result as a comparison of each row with each model, but does not compare them all. */
@Concurrent
class MatchingWorkTest {
    private static final List<String> NAMES = List.of("Alpha", "alpha", "Alpha 가", "alpha 나", "Beta", "beta", "가", "나");
    private static final List<Set<String>> LINKS = List.of(Set.of(), Set.of("a"), Set.of("b"), Set.of("a", "b"));
    private static final List<Set<Integer>> ORGANIZATIONS = List.of(Set.of(), Set.of(1), Set.of(2), Set.of(1, 2));

    private final Atlas atlas = Atlas.empty();

    /** A row, or a model whose ID is the line. */
    private record Entry(
            int line,
            String slug,
            String name,
            int day,
            Set<Integer> organizations,
            Set<String> links,
            Double parameters,
            boolean isCurrent) {
        String baseSlug() {
            return name.toLowerCase().replaceAll("[^a-z]", "");
        }

        String letters() {
            return name.toLowerCase().replaceAll("[a-z ]", "");
        }

        boolean hasSlugOf(Entry other) {
            return slug != null && slug.equals(other.slug);
        }

        boolean hasNameOf(Entry other) {
            return name.equals(other.name);
        }

        boolean isTwinOf(Entry other) {
            return hasNameOf(other) && day == other.day && organizations.equals(other.organizations);
        }

        boolean isSpelledAs(Entry other) {
            return !baseSlug().isEmpty()
                    && baseSlug().equals(other.baseSlug())
                    && organizations.stream().anyMatch(other.organizations::contains);
        }

        boolean isSpelledWithLettersOf(Entry other) {
            return isSpelledAs(other)
                    && (letters().equals(other.letters())
                            || letters().isEmpty()
                            || other.letters().isEmpty());
        }

        boolean isRenamed(Entry other) {
            return day == other.day
                    && organizations.equals(other.organizations)
                    && !organizations.isEmpty()
                    && links.stream().anyMatch(other.links::contains)
                    && (parameters == null || other.parameters == null || parameters.equals(other.parameters));
        }
    }

    @Test
    void filesAreMatchedAsIfEachRowWereComparedWithEachModel() {
        matchesAsExpected(Matching::ofFile, (rows, models) -> {
            var expected = new TreeSet<String>();
            for (var current : List.of(true, false)) {
                step(rows, models, current, expected, Entry::hasSlugOf);
                step(rows, models, current, expected, Entry::isTwinOf);
                step(rows, models, current, expected, Entry::hasNameOf);
                step(rows, models, current, expected, Entry::isSpelledAs);
                if (current) {
                    step(rows, models, true, expected, Entry::isRenamed);
                }
            }
            return expected;
        });
    }

    @Test
    void callsAreMatchedAsIfEachRowWereComparedWithEachModel() {
        matchesAsExpected(handle -> Matching.ofCall(handle, KeyScope.OWN), (rows, models) -> {
            var expected = new TreeSet<String>();
            for (var current : List.of(true, false)) {
                step(rows, models, current, expected, Entry::hasSlugOf);
            }
            var withoutSlug = rows.stream().filter(row -> row.slug() == null).toList();
            for (var current : List.of(true, false)) {
                step(withoutSlug, models, current, expected, Entry::isTwinOf);
                step(withoutSlug, models, current, expected, Entry::hasNameOf);
                step(withoutSlug, models, current, expected, Entry::isSpelledWithLettersOf);
            }
            return expected;
        });
    }

    private void matchesAsExpected(Consumer<Handle> match, BiFunction<List<Entry>, List<Entry>, Set<String>> expected) {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var rows = entries(random, false);
            var models = entries(random, true);
            assertThat(matched(rows, models, match)).as("seed " + seed).isEqualTo(expected.apply(rows, models));
        }
    }

    /** Otherwise, all other publications and imports would wait while a file of many similar models is compared. */
    @Test
    void noStepFormsAllPairsOfSimilarRowsAndModels() {
        var size = 400;
        for (var step : Matching.values()) {
            var mostRows = atlas.jdbi().inTransaction(handle -> {
                tables(handle);
                for (var table : List.of("stated", "known")) {
                    handle.execute("insert into " + table + " select n, 'slug', 'Alpha', 'alpha', date '2024-01-01',"
                            + " array[1], array[1], array['a'], n, null, true, true from generate_series(1, " + size
                            + ") n");
                }
                handle.execute("analyze stated, known");
                var most = mostRows(handle.createQuery("explain (analyze, timing off) " + step.statement())
                        .bind("current", true)
                        .bind("own", true));
                handle.rollback();
                return most;
            });
            assertThat(mostRows).as(step.name()).isBetween(1L, 3L * size);
        }
    }

    /** All models of a day are replaced by others, whose names share an organization and a link. */
    @Test
    void reportFormsOnlyPairsThatItCanList() {
        var size = 400;
        var mostRows = atlas.jdbi().inTransaction(handle -> {
            tables(handle);
            handle.execute("create temp table delta (model_id int, line bigint, kind text) on commit drop");
            for (var table : List.of("stated", "known")) {
                handle.execute("insert into " + table + " select n, null, 'Alpha ' || n, null, date '2024-01-01',"
                        + " array[1], array[1], array['a'], n, null, true, true from generate_series(1, " + size
                        + ") n");
            }
            handle.execute("insert into delta select n, null, 'REMOVED' from generate_series(1, " + size + ") n"
                    + " union all select null, n, 'ADDED' from generate_series(1, " + size + ") n");
            handle.execute("analyze stated, known, delta");
            var most = mostRows(handle.createQuery(
                            "explain (analyze, timing off) " + SqlFile.read(ChangedNames.class, "possible_renames"))
                    .bind("most", 10));
            handle.rollback();
            return most;
        });
        assertThat(mostRows).isBetween(1L, 4L * size);
    }

    @Test
    void fileThatRenamesTooManyModelsOfOneDayReplacesThemAndSaysSo() {
        var size = 5_000;
        atlas.take("2024-07-16", file(models("Old", size)));
        var report = atlas.take(Atlas.epoch("2024-07-16").with(ImportOption.ACCEPT_LOSSES), file(models("New", size)));
        assertThat(List.of(report.added(), report.removed(), report.renamed())).containsExactly(size, size, 0);
        assertThat(report.notes())
                .contains(
                        "Lines with the same date, organizations and link (https://example.org/a), the first in line 2:"
                                + " 5000 lines and 5000 models were not compared, because they are too many (limit: 100)."
                                + " Renamed models among them count as new, and their former names as removed.");
        assertThat(report.names().possibleRenames()).hasSize(1000);
    }

    @Test
    void fileThatRenamesAsManyModelsAsTheLimitKeepsThem() {
        var size = Matching.MOST_RENAMED;
        atlas.take("2024-07-16", file(models("Old", size)));
        var report = atlas.take("2024-07-16", file(models("New", size)));
        assertThat(List.of(report.added(), report.removed(), report.renamed())).containsExactly(0, 0, size);
    }

    @Test
    void fileWithTooManyModelsThatMayBeThoseOfAnotherPublisherSaysSo() {
        var size = Matching.MOST_RENAMED + 1;
        atlas.take("2024-07-16", file(models("Old", size)));
        var report = atlas.take(Atlas.partner("2024-07-16"), file(models("New", size)));
        assertThat(List.of(report.added(), report.removed())).containsExactly(size, 0);
        assertThat(report.notes())
                .contains(
                        "Lines with the same date, organizations and link (https://example.org/a), the first in line 2:"
                                + " 101 lines and 101 models of Epoch AI were not compared, because they are too many"
                                + " (limit: 100). Renamed models among them count as new.");
    }

    /** The pairs of all rows and models with one spelling would fill PostgreSQL's disk with temporary files. */
    @Test
    void eachRowIsComparedWithOneOfTheModelsOfAnotherPublisherThatAreSpelledAlike() {
        var size = 20;
        atlas.take("2024-07-16", file(spellings(0, size)));
        assertThat(atlas.refusal(Atlas.partner("2024-07-16"), file(spellings(size, 2 * size))))
                .isEqualTo(published(size, 2 * size));
    }

    @Test
    void eachRowIsComparedWithOneOfTheModelsOfAnotherPublisherThatHaveItsName() {
        var size = 20;
        var days = IntStream.rangeClosed(1, size)
                .mapToObj("2024-01-%02d"::formatted)
                .toList();
        atlas.take("2024-07-16", file(rows("Alpha", days)));
        assertThat(atlas.refusal(Atlas.partner("2024-07-16"), file(row("Alpha", "2024-02-29", "Google DeepMind"))))
                .containsExactly(
                        "Line 2: \"Alpha\" is already published by Epoch AI (alpha), so Partner cannot publish it.");
    }

    private static List<String> published(int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(n -> "Line " + (n - from + 2) + ": \"" + spelling(n)
                        + "\" is already published by Epoch AI (abcdef)," + " so Partner cannot publish it.")
                .toList();
    }

    private static String[] spellings(int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(n -> row(spelling(n), "2024-01-31", "OpenAI"))
                .toArray(String[]::new);
    }

    private static String[] rows(String name, List<String> days) {
        return days.stream().map(day -> row(name, day, "OpenAI")).toArray(String[]::new);
    }

    /** A name of six letters. Each bit of the number makes one letter a capital. */
    private static String spelling(int number) {
        return "abcdef"
                .chars()
                .mapToObj(letter -> (number >> (letter - 'a') & 1) == 0
                        ? Character.toString(letter)
                        : Character.toString(letter).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** Models of one date, organization and link, which differ in their parameters. */
    private static String[] models(String name, int size) {
        return IntStream.range(0, size)
                .mapToObj(n -> with(
                        with(row(name + " " + n, "2024-01-31", "OpenAI"), "Link", "https://example.org/a"),
                        "Parameters",
                        Double.toString(1e3 * Math.pow(1.02, n))))
                .toArray(String[]::new);
    }

    /** The largest number of rows of a node of PostgreSQL's plan, including rows that the node removes. */
    private static long mostRows(Query explain) {
        return explain.mapTo(String.class).stream()
                .mapToLong(line -> Math.max(
                        number(line, ".* rows=(\\d+)(?:\\.\\d+)? loops=.*"),
                        number(line, ".*Rows Removed by \\w+ ?\\w*: (\\d+).*")))
                .max()
                .orElseThrow();
    }

    private static long number(String line, String pattern) {
        return line.matches(pattern) ? Long.parseLong(line.replaceFirst(pattern, "$1")) : 0;
    }

    private static List<Entry> entries(Random random, boolean areModels) {
        var entries = new ArrayList<Entry>();
        var slugs = new HashSet<String>();
        var twins = new HashSet<String>();
        for (int line = 1; line <= 1 + random.nextInt(6); line++) {
            var slug = "slug-" + random.nextInt(4);
            var entry = new Entry(
                    line,
                    (areModels || random.nextInt(4) == 0) && slugs.add(slug)
                            ? slug
                            : areModels ? "model-" + line : null,
                    NAMES.get(random.nextInt(NAMES.size())),
                    1 + random.nextInt(2),
                    ORGANIZATIONS.get(random.nextInt(4)),
                    LINKS.get(random.nextInt(4)),
                    random.nextBoolean() ? null : 1.0 + random.nextInt(2),
                    !areModels || random.nextInt(4) > 0);
            // A file has each model only once.
            if (areModels || twins.add(entry.name() + entry.day() + entry.organizations())) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** Compares each row with each model. A pair counts if its row and its model are in no other pair. */
    private static void step(
            List<Entry> rows,
            List<Entry> models,
            boolean current,
            Set<String> matched,
            BiPredicate<Entry, Entry> isPair) {
        record Pair(int line, int model) {}
        var pairs = rows.stream()
                .filter(row -> matched.stream().noneMatch(it -> it.startsWith(row.line() + " ")))
                .flatMap(row -> models.stream()
                        .filter(model -> matched.stream().noneMatch(it -> it.endsWith(" " + model.line())))
                        .filter(model -> model.isCurrent() == current && isPair.test(row, model))
                        .map(model -> new Pair(row.line(), model.line())))
                .toList();
        pairs.stream()
                .filter(pair -> pairs.stream()
                        .noneMatch(other ->
                                !other.equals(pair) && (other.line() == pair.line() || other.model() == pair.model())))
                .forEach(pair -> matched.add(pair.line() + " " + pair.model()));
    }

    private Set<String> matched(List<Entry> rows, List<Entry> models, Consumer<Handle> match) {
        return atlas.jdbi().inTransaction(handle -> {
            tables(handle);
            rows.forEach(row -> insert(handle, "stated", row));
            models.forEach(model -> insert(handle, "known", model));
            match.accept(handle);
            var matched = new TreeSet<>(handle.select("select line || ' ' || model_id from matched")
                    .mapTo(String.class)
                    .list());
            handle.rollback();
            return matched;
        });
    }

    private static void insert(Handle handle, String table, Entry entry) {
        handle.execute(
                "insert into " + table
                        + " values (?, ?, ?, ?, date '2024-01-01' + ?, cast(? as int[]), cast(? as int[]),"
                        + " cast(? as text[]), ?, null, ?, true)",
                entry.line(),
                entry.slug(),
                entry.name(),
                entry.baseSlug(),
                entry.day(),
                list(entry.organizations()),
                list(entry.organizations()),
                list(entry.links()),
                entry.parameters(),
                entry.isCurrent());
    }

    private static String list(Set<?> elements) {
        return elements.stream().map(Object::toString).sorted().collect(Collectors.joining(",", "{", "}"));
    }

    /** The columns of the staging tables that matching reads. */
    private static void tables(Handle handle) {
        handle.execute("create temp table stated (line bigint, asked_slug text, name text, base_slug text,"
                + " released_on date, organization_ids int[], organization_set int[], links text[],"
                + " parameters float8, training_flop float8, is_current boolean, is_own boolean) on commit drop");
        handle.execute("create temp table known (model_id int, slug text, name text, base_slug text,"
                + " released_on date, organization_ids int[], organization_set int[], links text[],"
                + " parameters float8, training_flop float8, is_current boolean, is_own boolean) on commit drop");
        handle.execute("create temp table matched (line bigint primary key, model_id int unique) on commit drop");
        handle.execute("create temp table skipped (name text, slug text, base_slug text) on commit drop");
        handle.execute("create temp table crowd (line bigint, lines bigint, models bigint, link text, publisher text)"
                + " on commit drop");
    }
}
