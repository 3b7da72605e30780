package dev.modelatlas.ingest;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Csv;

import static dev.modelatlas.testsupport.Csv.row;
import static org.assertj.core.api.Assertions.assertThat;

/** A lenient import keeps the models whose rows it skips, and removes only models without any row. */
@Concurrent
class SkippedRowsTest {
    private static final String ALPHA = "a,Alpha,2024-01-31,OpenAI,US";
    private static final String BETA = "b,Beta,2024-02-29,OpenAI,US";
    private static final String GONE = "g,Gone,2024-03-31,OpenAI,US";

    private Atlas atlas;

    @BeforeEach
    void threeModels() {
        atlas = Atlas.empty();
        atlas.take("2024-07-16", file(ALPHA, BETA, GONE));
    }

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
    void keepsTheModelOfAnEpochRowWithAnotherSpelling() {
        atlas.take("2024-07-17", Csv.file(row("GLM 4.5", "2024-01-31", "OpenAI"), row("Gone", "2024-03-31", "OpenAI")));
        assertThat(changes(Csv.file(row("GLM-4.5", "soon", "OpenAI"), row("New", "2024-05-31", "OpenAI"))))
                .containsExactly("ADDED new", "REMOVED g");
    }

    /** Korean names give an empty slug, so all of them would have the same spelling. */
    @Test
    void modelsWithoutASpellingAreKeptOnlyByNameOrSlug() {
        atlas.take("2024-07-17", file("x,하나,2024-01-31,OpenAI,US", "y,둘,2024-01-31,OpenAI,US", ALPHA));
        assertThat(changes(file(",하나,soon,OpenAI,US", ",셋,soon,OpenAI,US", ALPHA)))
                .containsExactly("REMOVED y");
    }

    private static String file(String... rows) {
        return "slug,name,released_on,organizations,recorded_countries\n" + String.join("\n", rows) + "\n";
    }

    /** The changes by a lenient import. */
    private List<String> changes(String csv) {
        var revision = atlas.take(Atlas.lenient("2024-07-18"), csv).revision();
        return atlas.jdbi()
                .withHandle(handle -> handle.select(
                                "select kind || ' ' || slug from model_change where revision_number = ? order by 1",
                                revision)
                        .mapTo(String.class)
                        .list());
    }
}
