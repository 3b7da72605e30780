package dev.modelatlas.trend;

import java.util.List;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.GraphQLClient;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** If a revision has several publishers, the attribution follows the models and not the last publication. */
@QuarkusTest
@TestProfile(HandMade.Alone.class)
class CreditsTest {
    /** The name of a source that, without escaping, would end its field in BibTeX and add another field. */
    private static final String HOSTILE = "R&D}, url = {https://evil.example/~a^b";

    private static final int PARTNERS = 6;
    /** The number of the source's models; the first publisher has one model less. */
    private static final int OF_THE_SOURCE = 8;

    @Inject
    HandMade hand;

    @Inject
    Jdbi jdbi;

    @Test
    void publisherOfOneModelIsNotCreditedForAll() {
        var revision = revision();
        var citation = GraphQLClient.post("{ trends(revision: " + revision
                        + ") { modelCount sources { name } otherSources" + " citation { text bibtex licence url } } }")
                .jsonPath();
        assertThat(citation.getList("data.trends.sources.name"))
                .containsExactly("Data on AI Models", "Set 1", HOSTILE, "Set 3", "Set 4");
        assertThat(citation.getInt("data.trends.otherSources")).isEqualTo(2);
        assertThat(citation.getString("data.trends.citation.text"))
                .startsWith("Epoch AI, 'Data on AI Models', epoch.ai/data/ai-models; Credit 1; ")
                .contains("; and 2 other sources, as of ");
        assertThat(citation.getString("data.trends.citation.licence")).startsWith("CC BY 4.0; ");
        assertThat(citation.getString("data.trends.citation.bibtex"))
                .contains(
                        "  title = {{Data on AI Models; Set 1; R\\&D, url = https://evil.example/\\textasciitilde{}a\\textasciicircum{}b; Set 3; ")
                .contains("  author = {{Epoch AI}}");
        assertThat(citation.getString("data.trends.citation.url")).isEqualTo("https://epoch.ai/data/ai-models");
        assertThat(given().get("/export/models.metadata.json?revision=" + revision)
                        .jsonPath()
                        .getString("citation"))
                .startsWith("Epoch AI, 'Data on AI Models', epoch.ai/data/ai-models; Credit 1; ")
                .contains("; and 2 other sources, as of ");
    }

    @Test
    void laterPublisherOfTheSameSourceChangesNoEarlierCitation() {
        var model = "2020-01-31 slug=shared organizations=maker";
        var earlier = hand.revision("2020-12-31", List.of("maker KR"), model);
        var later = hand.revision("2021-12-31", List.of("maker KR"), model);
        jdbi.useTransaction(handle -> {
            // Other tests use the source of all revisions by hand.
            handle.execute("insert into source (name, url, licence, attribution, sha256)"
                    + " values ('Shared', 'https://example.org', 'CC0', 'Both', repeat('0', 64))");
            handle.execute("update model_version set source_id = (select id from source where name = 'Shared')"
                    + " where slug = 'shared'");
            handle.execute(
                    "update revision set source_id = (select id from source where name = 'Shared'),"
                            + " publisher = case number when ? then 'First' else 'Another' end where number in (?, ?)",
                    earlier,
                    earlier,
                    later);
        });
        assertThat(author(earlier)).isEqualTo("First");
        assertThat(author(later)).isEqualTo("Another");
    }

    private static String author(int revision) {
        var bibtex = GraphQLClient.post("{ trends(revision: " + revision + ") { citation { bibtex } } }")
                .jsonPath()
                .getString("data.trends.citation.bibtex");
        return bibtex.replaceAll("(?s).* author = \\{\\{(.*?)\\}.*", "$1");
    }

    /** A revision with models of the source and six publishers, each with one model less than the previous one. */
    private int revision() {
        var models = IntStream.rangeClosed(0, PARTNERS)
                .boxed()
                .flatMap(partner -> IntStream.range(0, OF_THE_SOURCE - partner)
                        .mapToObj(i -> "2020-01-31 slug=of-" + partner + "-" + i + " organizations=maker"))
                .toArray(String[]::new);
        var revision = hand.revision("2020-12-31", List.of("maker KR"), models);
        jdbi.useTransaction(handle -> {
            credit(
                    handle,
                    0,
                    "Data on AI Models",
                    "https://epoch.ai/data/ai-models",
                    "CC BY 4.0",
                    "Epoch AI, 'Data on AI Models', epoch.ai/data/ai-models");
            for (var partner = 1; partner <= PARTNERS; partner++) {
                credit(
                        handle,
                        partner,
                        partner == 2 ? HOSTILE : "Set " + partner,
                        "https://example.org",
                        "Licence " + partner,
                        "Credit " + partner);
            }
            handle.execute(
                    "update revision set publisher = 'Epoch AI', source_id = (select max(id) from source where name = ?)"
                            + " where number = ?",
                    "Data on AI Models",
                    revision);
        });
        return revision;
    }

    private static void credit(Handle handle, int set, String name, String url, String licence, String attribution) {
        handle.createUpdate("""
                        with written as (
                            insert into source (name, url, licence, attribution, sha256)
                            values (:name, :url, :licence, :attribution, repeat('0', 64))
                            returning id)
                        update model_version set source_id = written.id from written where slug like 'of-' || :set || '-%'""")
                .bind("name", name)
                .bind("url", url)
                .bind("licence", licence)
                .bind("attribution", attribution)
                .bind("set", Integer.toString(set))
                .execute();
    }
}
