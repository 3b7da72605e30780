package dev.modelatlas.ingest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.modelatlas.fact.FactSql;
import dev.modelatlas.graphql.Cursor;
import dev.modelatlas.graphql.NodeId;
import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.sql.SqlFile;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.vocabulary.Slug;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The importer must assign slugs as if it handled the models one after another, no matter how it optimizes the work.
 * The test computes the expected slugs in plain Java.
 */
@Concurrent
class SlugAllocationTest {
    private static final List<String> ENDS =
            List.of("", ".", "!", " Cohere", " Cohere 2", " Cohere-3", " Mistral AI", " 2", " Cohere Cohere");

    private record Fresh(String name, String day, String organization) {}

    @Test
    void allocatesSlugsInOrderOfReleaseDateAndName() {
        for (int seed = 0; seed < 5; seed++) {
            var models = models(new Random(seed));
            var half = models.size() / 2;
            var expected = new HashSet<String>();
            allocate(models.subList(0, half), expected);
            allocate(models.subList(half, models.size()), expected);
            assertThat(slugs(models, half)).as("seed " + seed).isEqualTo(expected);
        }
    }

    @Test
    void slugsOfTheLongestNamesFitIntoIdsAndCursors() {
        var name = "θ".repeat(499);
        var organization = "ω".repeat(500);
        var models = List.of(
                new Fresh(name + ".", "2024-01-01", organization), new Fresh(name + "!", "2024-01-02", organization));
        var slugs = slugs(models, 1);
        assertThat(slugs).hasSize(2);
        for (var slug : slugs) {
            var id = new NodeId("OrganizationTrend", slug, 999_999_999);
            assertThat(NodeId.find(NodeId.encode(id.type(), slug, id.revision())))
                    .contains(id);
            // Three bytes in UTF-8 are the maximum for each character of a string.
            var cursor = new Cursor(1, 1, List.of("가".repeat(500), slug));
            assertThat(PageRequest.of(null, cursor.encode(), null, null).after())
                    .isEqualTo(cursor);
        }
    }

    /** The names of these models have no Latin letter, so all get the slug of their organization, with a number. */
    @Test
    void triesEachSlugOfAnOrganizationOnce() throws SQLException {
        var models = 300;
        var tries = Atlas.empty().jdbi().withHandle(handle -> {
            handle.begin();
            handle.createScript(FactSql.read(Ingest.class, "stage")).execute();
            handle.execute("insert into this_import values (1, 'Test', 'FILE')");
            handle.execute(
                    "create temp table stated on commit drop as select d.*, cast(null as text) as first_slug from draft d");
            handle.execute(
                    "insert into stated (line, name, base_slug, released_on, first_slug)"
                            + " select i, chr(44032 + i), '', '2024-01-01', 'lab' from generate_series(1, ?) i",
                    models);
            try (var statement = handle.getConnection().createStatement()) {
                statement.execute(SqlFile.read(Ingest.class, "slugs"));
            }
            assertThat(handle.select("select max(length(slug)) || ' ' || count(*) from model")
                            .mapTo(String.class)
                            .one())
                    .isEqualTo("lab-300".length() + " " + models);
            var scans = handle.select("select pg_stat_get_xact_numscans('model_slug_is_unique'::regclass)")
                    .mapTo(Integer.class)
                    .one();
            handle.rollback();
            return scans;
        });
        assertThat(tries).isBetween(models, 4 * models);
    }

    private static List<Fresh> models(Random random) {
        var models = new HashSet<Fresh>();
        for (int i = 0; i < 60; i++) {
            var start = List.of("A", "B", "大", "Cohere", "Model").get(random.nextInt(5));
            models.add(new Fresh(
                    start + ENDS.get(random.nextInt(ENDS.size())),
                    "2024-01-0" + (1 + random.nextInt(9)),
                    random.nextBoolean() ? "Cohere" : "Mistral AI"));
        }
        return new ArrayList<>(models);
    }

    private static void allocate(List<Fresh> models, HashSet<String> taken) {
        models.stream()
                .sorted(Comparator.comparing(Fresh::day).thenComparing(Fresh::name))
                .forEach(model -> {
                    var slug = Slug.of(model.name());
                    var other = (slug.isEmpty() ? "" : slug + "-") + Slug.of(model.organization());
                    for (int n = 1; slug.isEmpty() || !taken.add(slug); n++) {
                        slug = n == 1 ? other : other + "-" + n;
                    }
                });
    }

    /** Two publishers publish one half each. The second one meets slugs that are already taken. */
    private static Set<String> slugs(List<Fresh> models, int half) {
        var atlas = Atlas.empty();
        atlas.take(Atlas.epoch("2024-07-16"), csv(models.subList(0, half)));
        atlas.take(Atlas.epoch("2024-07-17"), csv(models));
        return atlas.jdbi()
                .withHandle(handle -> handle.select("select slug from model")
                        .mapTo(String.class)
                        .set());
    }

    private static String csv(List<Fresh> models) {
        return file(models.stream()
                .map(it -> row(it.name(), it.day(), it.organization()))
                .toArray(String[]::new));
    }
}
