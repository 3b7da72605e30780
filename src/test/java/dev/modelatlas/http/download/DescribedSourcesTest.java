package dev.modelatlas.http.download;

import java.util.List;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.revision.CurrentRevision;
import dev.modelatlas.trend.HandMade;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

/** Descriptions of exports whose models have other sources than those of the shipped revisions. */
@QuarkusTest
@TestProfile(HandMade.Alone.class)
class DescribedSourcesTest {
    private static final String METADATA = "/export/models.metadata.json";

    @Inject
    HandMade hand;

    @Inject
    CurrentRevision current;

    @Inject
    Jdbi jdbi;

    @Test
    void licenceIsGivenAsAPathIfItsNameIsNotValidInADataPackage() {
        var revision = revision("CC BY-SA 4.0", "KOGL Type 1 (출처표시)", "(c) 2024/2025, Maker", "공공누리");
        assertThatJson(given().get(METADATA + "?revision=" + revision).asString())
                .node("licenses")
                .isEqualTo("[{name: 'CC-BY-SA-4.0', title: 'CC BY-SA 4.0'},"
                        + " {name: 'KOGL-Type-1', title: 'KOGL Type 1 (출처표시)'},"
                        + " {name: 'c-2024-2025-Maker', title: '(c) 2024/2025, Maker'},"
                        + " {path: 'https://example.org/4', title: '공공누리'}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {METADATA, "/export/croissant.json"})
    void descriptionWithOtherContentHasAnotherETag(String path) {
        var revision = revision("CC0");
        current.look();
        var etag = etag(path, null);
        assertThat(etag(path, etag)).isEqualTo(etag);
        jdbi.useHandle(handle -> handle.execute(
                "update source set attribution = 'Another' where name = ?", "Source " + revision + ".1"));
        assertThat(etag(path, etag)).isNotEqualTo(etag);
    }

    private static String etag(String path, String known) {
        var request = given().header("Accept-Encoding", "identity");
        var answer = known == null
                ? request.get(path)
                : request.header("If-None-Match", known).get(path);
        var etag = answer.header("ETag");
        assertThat(answer.statusCode()).isEqualTo(etag.equals(known) ? 304 : 200);
        return etag;
    }

    /** A revision with one model for each licence, each from a source of its own. */
    private int revision(String... licences) {
        var models = IntStream.rangeClosed(1, licences.length)
                .mapToObj(i -> "2020-01-31 slug=licensed-" + i + " organizations=maker")
                .toArray(String[]::new);
        var revision = hand.revision("2020-12-31", List.of("maker KR"), models);
        jdbi.useTransaction(handle -> {
            for (var i = 1; i <= licences.length; i++) {
                handle.execute(
                        "with written as (insert into source (name, url, licence, attribution, sha256)"
                                + " values (?, ?, ?, 'Maker', repeat('0', 64)) returning id)"
                                + " update model_version set source_id = written.id from written"
                                + " where slug = ? and valid_from = ?",
                        "Source " + revision + "." + i,
                        "https://example.org/" + i,
                        licences[i - 1],
                        "licensed-" + i,
                        revision);
            }
        });
        return revision;
    }
}
