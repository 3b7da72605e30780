package dev.modelatlas.trend;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.GraphQLClient;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Credit, where several publishers have models in a revision: it is that of the models, not of who published last. */
@QuarkusTest
@TestProfile(CreditsTest.OfItsOwn.class)
class CreditsTest {
    private static final int REVISION = 8;

    @Inject
    Jdbi jdbi;

    /** An application, and so a database, of its own. */
    public static class OfItsOwn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("model-atlas.cache.max-age", "6s");
        }
    }

    @Test
    void whoeverPublishesOneModelIsNotCreditedForAll() {
        spread();
        var citation = GraphQLClient.post("{ trends(revision: " + REVISION
                        + ") { modelCount sources { name } otherSources" + " citation { text bibtex licence url } } }")
                .jsonPath();
        assertThat(citation.getList("data.trends.sources.name"))
                .hasSize(5)
                .contains("Data on AI Models", "Set 1", "Set 2");
        assertThat(citation.getString("data.trends.sources[0].name")).isEqualTo("Data on AI Models");
        assertThat(citation.getInt("data.trends.otherSources")).isEqualTo(2);
        assertThat(citation.getString("data.trends.citation.text"))
                .startsWith("Epoch AI, 'Data on AI Models', epoch.ai/data/ai-models; Credit 1; ")
                .contains("; and 2 other sources, as of ");
        assertThat(citation.getString("data.trends.citation.licence")).startsWith("CC BY 4.0; ");
        assertThat(citation.getString("data.trends.citation.bibtex"))
                .contains("  title = {Data on AI Models; Set 1; ")
                .contains("  author = {{Epoch AI}}");
        assertThat(citation.getString("data.trends.citation.url")).isEqualTo("https://epoch.ai/data/ai-models");
        assertThat(given().get("/export/models.metadata.json?revision=" + REVISION)
                        .jsonPath()
                        .getString("citation"))
                .startsWith("Epoch AI, 'Data on AI Models', epoch.ai/data/ai-models; Credit 1; ")
                .contains("; and 2 other sources, as of ");
    }

    /** As if six partners had published some of the models: seven of them, and then always one less. */
    private void spread() {
        jdbi.useTransaction(handle -> {
            var models = handle.select(
                            "select v.model_id from model_version v where v.valid_until > ? order by v.model_id",
                            REVISION)
                    .mapTo(Integer.class)
                    .list();
            var next = 0;
            for (var set = 1; set <= 6; set++) {
                var source = handle.createQuery(
                                "insert into source (name, url, licence, attribution, sha256)"
                                        + " values (:name, 'https://example.org', :licence, :credit, repeat('0', 64)) returning id")
                        .bind("name", "Set " + set)
                        .bind("licence", "Licence " + set)
                        .bind("credit", "Credit " + set)
                        .mapTo(Integer.class)
                        .one();
                handle.createUpdate("update model_version set source_id = :source"
                                + " where valid_until > :revision and model_id = any(:models)")
                        .bind("source", source)
                        .bind("revision", REVISION)
                        .bindArray("models", Integer.class, List.copyOf(models.subList(next, next + 8 - set)))
                        .execute();
                next += 8 - set;
            }
        });
    }
}
