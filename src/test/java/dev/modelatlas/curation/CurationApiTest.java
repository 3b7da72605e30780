package dev.modelatlas.curation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import dev.modelatlas.ingest.Curation;
import dev.modelatlas.revision.CurrentRevision;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Caches;
import dev.modelatlas.testsupport.Publishing;
import dev.modelatlas.vocabulary.Sector;

import static dev.modelatlas.curation.Curated.facts;
import static dev.modelatlas.curation.Curated.found;
import static dev.modelatlas.curation.Curated.successor;
import static dev.modelatlas.testsupport.Csv.row;
import static dev.modelatlas.testsupport.Csv.with;
import static dev.modelatlas.testsupport.GraphQLClient.assertThatData;
import static dev.modelatlas.testsupport.Publishing.take;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** What clients see of an operator's decision: the new state from its revision on, and the old state before. */
@QuarkusTest
@TestProfile(Publishing.class)
class CurationApiTest {
    private static final String NEWBORN = with(
            with(row("Newborn One", "2026-07-01", "Newborn Labs"), "Country (of organization)", ""),
            "Organization categorization",
            "");
    private static final String KNOWN = row("Known One", "2026-07-02", "Mistral AI");
    private static final String WAVED = row("Waved One", "2026-07-05", "Mistral AI");
    private static final String ELDER = row("Elder One", "2026-07-03", "Elder Labs");
    private static final String YOUNGER = row("Younger One", "2026-07-04", "Younger Labs");

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentRevision current;

    @Test
    void factsOfANewOrganizationApplyFromTheRevisionThatSetsThem() {
        var before = take(NEWBORN, KNOWN);
        var asked = counts(before);
        var incomplete = """
                { "trends": {
                    "countries": [{ "key": "FR", "modelCount": 1 }],
                    "sectors": [{ "key": "INDUSTRY", "modelCount": 1 }, { "key": "UNKNOWN", "modelCount": 1 }],
                    "groups": [{ "key": "mistral-ai", "modelCount": 1 }, { "key": "newborn-labs", "modelCount": 1 }]
                } }""";
        assertThatData(asked).isEqualTo(incomplete);

        var after = say(facts("newborn-labs", Sector.ACADEMIA, "KR", "mistral-ai"));
        assertThat(after).isEqualTo(before + 1);
        var completed = """
                { "trends": {
                    "countries": [{ "key": "FR", "modelCount": 1 }, { "key": "KR", "modelCount": 1 }],
                    "sectors": [{ "key": "ACADEMIA", "modelCount": 1 }, { "key": "INDUSTRY", "modelCount": 1 }],
                    "groups": [{ "key": "mistral-ai", "modelCount": 2 }]
                } }""";
        assertThatData(counts(after)).isEqualTo(completed);
        assertThatData(asked + " # again: no answer was kept for this document").isEqualTo(incomplete);

        // Later files contain no more than the first one.
        var later = take(
                NEWBORN, KNOWN, NEWBORN.replace("Newborn One", "Newborn Two").replace("2026", "2025"));
        assertThatData(counts(later)).isEqualTo(completed);
        assertThatData("{ model(slug: \"newborn-two\", revision: " + later + ") { sectors } }")
                .isEqualTo("{ \"model\": { \"sectors\": [\"ACADEMIA\"] } }");
        assertThatData(asked + " # and again").isEqualTo(incomplete);
    }

    @Test
    void renamedOrganizationIsFoundByBothNames() {
        var before = take(ELDER, YOUNGER);
        var two = """
                { "former": { "slug": "elder-labs", "modelCount": 1 }, "new": { "slug": "younger-labs", "modelCount": 1 },
                  "found": { "nodes": [{ "slug": "elder-labs" }] },
                  "search": [{ "slug": "elder-labs" }, { "slug": "elder-one" }],
                  "models": { "totalCount": 1 } }""";
        var after = say(successor("younger-labs", "elder-labs"));
        assertThatData(renamed(after)).isEqualTo("""
                { "former": { "slug": "younger-labs", "modelCount": 2 }, "new": { "slug": "younger-labs", "modelCount": 2 },
                  "found": { "nodes": [{ "slug": "younger-labs" }] },
                  "search": [{ "slug": "younger-labs" }, { "slug": "elder-one" }, { "slug": "younger-one" }],
                  "models": { "totalCount": 2 } }""");
        // Requested for the first time, so this response does not come from the cache.
        assertThatData(renamed(before)).isEqualTo(two);
        assertThatData("{ organizations(filter: { text: \"Labs\", minModels: 1 }, revision: " + after
                        + ") { nodes { slug } } }")
                .isEqualTo("{ \"organizations\": { \"nodes\": [{ \"slug\": \"younger-labs\" }] } }");
    }

    @Test
    void organizationFoundByItsFormerNameComesBeforeModelsWithSimilarNames() {
        take(
                row("Paperclip One", "2026-07-05", "Paper Labs"),
                row("Quill One", "2026-07-06", "Paper"),
                row("Ink One", "2026-07-07", "Ink Labs"));
        var search = "{ search(text: \"Paper\", revision: %d) { ... on Organization { slug } ... on Model { slug } } }";
        var after = say(successor("ink-labs", "paper"));
        assertThatData(search.formatted(after)).isEqualTo("""
                { "search": [{ "slug": "ink-labs" }, { "slug": "paper-labs" }, { "slug": "paperclip-one" },
                    { "slug": "ink-one" }, { "slug": "quill-one" }] }""");
        assertThatData(search.formatted(after - 1)).isEqualTo("""
                { "search": [{ "slug": "paper" }, { "slug": "paper-labs" }, { "slug": "paperclip-one" },
                    { "slug": "quill-one" }] }""");
    }

    @Test
    void modelIsFoundByItsAlias() {
        var number = take(KNOWN);
        say(found("known-one", "흐름한"));
        assertThatData("{ search(text: \"흐름한\", revision: " + number + ") { ... on Model { slug } } }")
                .isEqualTo("{ \"search\": [{ \"slug\": \"known-one\" }] }");
    }

    @Test
    void exportFilteredByTextHasAnotherETagTenMinutesAfterAModelGetsAnAlias() {
        var path = "/export/models.csv?text=물살한&revision=" + take(WAVED);
        QuarkusMock.installMockForType(at("2026-11-23T12:09:00Z"), Clock.class);
        var before = given().get(path);
        assertThat(before.asString().lines()).hasSize(1);
        assertThat(before.header("Cache-Control")).doesNotContain("immutable");
        say(found("waved-one", "물살한"));
        assertThat(given().header("If-None-Match", before.header("ETag"))
                        .get(path)
                        .statusCode())
                .isEqualTo(304);
        Caches.empty("dev.modelatlas.text");
        QuarkusMock.installMockForType(at("2026-11-23T12:10:00Z"), Clock.class);
        var after = given().header("If-None-Match", before.header("ETag")).get(path);
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.asString().lines()).hasSize(2);
    }

    private static Clock at(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    }

    private static String counts(int revision) {
        return """
                { trends(from: 2026, to: 2026, countryBasis: HEADQUARTERS, organizationBasis: GROUP, revision: %d) {
                    countries: ranking(by: COUNTRY) { key modelCount }
                    sectors: ranking(by: SECTOR) { key modelCount }
                    groups: ranking(by: ORGANIZATION) { key modelCount }
                } }""".formatted(revision);
    }

    private static String renamed(int revision) {
        return """
                { former: organization(slug: "elder-labs", revision: %1$d) { slug modelCount }
                  new: organization(slug: "younger-labs", revision: %1$d) { slug modelCount }
                  found: organizations(filter: { text: "Elder Labs" }, revision: %1$d) { nodes { slug } }
                  search(text: "elder labs", revision: %1$d) { ... on Organization { slug } ... on Model { slug } }
                  models(filter: { organizations: ["elder-labs"] }, revision: %1$d) { totalCount }
                }""".formatted(revision);
    }

    private int say(Curation curation) {
        var revision = new Curated(Atlas.on(jdbi)).say(curation).revision();
        current.look();
        return revision == null ? 0 : revision;
    }
}
