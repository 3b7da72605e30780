package dev.modelatlas.ingest;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Csv;

import static dev.modelatlas.testsupport.Csv.row;
import static dev.modelatlas.testsupport.Csv.with;
import static org.assertj.core.api.Assertions.assertThat;

/** A lenient import keeps the models whose rows it skips, and removes only models without any row. */
@Concurrent
class SkippedRowsTest {
    private static final String ALPHA = "a,Alpha,2024-01-31,OpenAI,US";
    private static final String BETA = "b,Beta,2024-02-29,OpenAI,US";
    private static final String GONE = "g,Gone,2024-03-31,OpenAI,US";

    private final Atlas atlas = Atlas.filled("skipped", empty -> empty.take("2024-07-16", file(ALPHA, BETA, GONE)));

    @Test
    void keepsTheModelOfARowThatRepeatsASlug() {
        assertThat(changes(file(ALPHA, BETA.replace("b,", "a,")))).containsExactly("REMOVED g");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "b,Beta 2,soon,OpenAI,US",
                "b,,2024-02-29,OpenAI,US",
                ",BETA.,soon,OpenAI,US",
                ",Beta,2924-02-29,OpenAI,US"
            })
    void keepsTheModelWithTheSlugOrSpellingOfAnInvalidRow(String bad) {
        assertThat(changes(file(ALPHA, bad))).containsExactly("REMOVED g");
    }

    @Test
    void keepsTheModelOfARowWhoseNameIsTooLong() {
        assertThat(changes(file(ALPHA, BETA.replace("Beta", "x".repeat(501))))).containsExactly("REMOVED g");
    }

    @Test
    void keepsTheModelOfARowWithAnAmbiguousOrganization() {
        atlas.jdbi().useHandle(handle -> {
            handle.execute("insert into organization (slug, name, name_key, publisher)"
                    + " values ('y', 'Y', 'y', 'P'), ('z', 'Z', 'z', 'P')");
            handle.execute("insert into organization_alias (organization_id, alias)"
                    + " select id, 'Lab' from organization where slug in ('y', 'z')");
        });
        assertThat(changes(file(ALPHA, BETA.replace("Beta", "Beta 2").replace("OpenAI", "Lab"))))
                .containsExactly("REMOVED g");
    }

    @Test
    void keepsTheModelOfASkippedRowThatSpellsItsNameDifferently() {
        atlas.take("2024-07-17", Csv.file(row("GLM 4.5", "2024-01-31", "OpenAI"), row("Gone", "2024-03-31", "OpenAI")));
        assertThat(changes(Csv.file(row("GLM-4.5", "soon", "OpenAI"), row("New", "2024-05-31", "OpenAI"))))
                .containsExactly("ADDED new", "REMOVED g");
    }

    /** Korean names give an empty slug, so all of them would have the same spelling. */
    @Test
    void modelWhoseNameHasNoLatinLettersIsKeptOnlyByNameOrSlug() {
        atlas.take("2024-07-17", file("x,하나,2024-01-31,OpenAI,US", "y,둘,2024-01-31,OpenAI,US", ALPHA));
        assertThat(changes(file(",하나,soon,OpenAI,US", ",셋,soon,OpenAI,US", ALPHA)))
                .containsExactly("REMOVED y");
    }

    @Test
    void noOtherRowGetsTheModelOfASkippedRow() {
        var linked = with(row("Foo Base", "2024-01-31", "OpenAI"), "Link", "https://example.org/foo");
        atlas.take("2024-07-17", Csv.file(linked));
        assertThat(changes(Csv.file(linked.replace("2024-01-31", "2024-13-01"), linked.replace("Base", "Chat"))))
                .containsExactly("ADDED foo-chat");
    }

    /**
     * A row gets a model with the name, spelling or slug of a skipped row only if it also gets this model when the row is
     * not skipped. The rows compete by names, spellings, slugs, dates, organizations and links.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void skippingARowGivesNoOtherRowADifferentModel(long seed) {
        var random = new Random(seed);
        var first = file(rows("old", random));
        var rows = rows("new", random);
        var cells = rows[0].split(",");
        var taken = models(first, file(rows), cells[0], cells[1]);
        rows[0] = rows[0].replace("2024-", "soon-");
        assertThat(taken).containsAll(models(first, file(rows), cells[0], cells[1]));
    }

    /** The models of the first file with the slug or spelling that rows of the second file get, each with its row. */
    private static List<String> models(String first, String second, String slug, String name) {
        var own = Atlas.empty();
        own.take(Atlas.lenient("2024-07-16").with(ImportOption.ACCEPT_LOSSES), first);
        own.take(Atlas.lenient("2024-07-17").with(ImportOption.ACCEPT_LOSSES), second);
        return own.jdbi()
                .withHandle(handle -> handle.createQuery("select v.slug || ' ' || v.reference from model_version v"
                                + " join model_version f on f.model_id = v.model_id and f.valid_from = 1"
                                + " where v.valid_until = 2147483647 and v.reference like 'new%'"
                                + " and (f.slug = :slug or lower(f.name) = lower(:name)) order by 1")
                        .bind("slug", slug)
                        .bind("name", name)
                        .mapTo(String.class)
                        .list());
    }

    /** Four rows, of which no two have the same slug, or the same name, date and organization. */
    private static String[] rows(String reference, Random random) {
        var rows = new LinkedHashMap<String, String>();
        while (rows.size() < 4) {
            var model = String.join(
                    ",",
                    any(random, "Foo", "FOO", "Bar", "Baz"),
                    "2024-01-0" + (1 + random.nextInt(2)),
                    any(random, "OpenAI", "Cohere"));
            rows.putIfAbsent(
                    model,
                    (rows.isEmpty() ? any(random, "", "foo", "bar") : "") + "," + model + ",US,https://example.org/"
                            + random.nextInt(2) + "," + reference + " " + rows.size());
        }
        return rows.values().toArray(String[]::new);
    }

    private static String any(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }

    private static String file(String... rows) {
        var columns = "slug,name,released_on,organizations,recorded_countries,links,reference".split(",");
        var given = Arrays.copyOf(columns, rows[0].split(",", -1).length);
        return String.join(",", given) + "\n" + String.join("\n", rows) + "\n";
    }

    /** The changes by a lenient import. */
    private List<String> changes(String csv) {
        var revision = atlas.take(Atlas.lenient("2024-07-18"), csv).revision();
        return atlas.lines(
                "select kind || ' ' || slug from model_change where revision_number = ? order by 1", revision);
    }
}
