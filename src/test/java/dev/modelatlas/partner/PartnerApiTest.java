package dev.modelatlas.partner;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.access.Actor;
import dev.modelatlas.access.KeyRepository;
import dev.modelatlas.access.KeyRole;
import dev.modelatlas.access.KeyScope;
import dev.modelatlas.access.PlainKey;
import dev.modelatlas.testsupport.GraphQLClient;
import dev.modelatlas.testsupport.Publishing;
import dev.modelatlas.testsupport.RecordedLog;
import dev.modelatlas.testsupport.Sql;

import static dev.modelatlas.partner.PublishCall.input;
import static dev.modelatlas.partner.PublishCall.publish;
import static dev.modelatlas.testsupport.Waiting.await;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Publications over HTTP, and the responses to them. */
@QuarkusTest
@TestProfile(Publishing.class)
class PartnerApiTest {
    private static int names;

    @Inject
    KeyRepository keys;

    @Inject
    Jdbi jdbi;

    private String publisher;
    private PlainKey key;
    private String asOf;

    @BeforeEach
    void aPublisher() {
        publisher = "Lab " + ++names;
        key = key(KeyRole.PUBLISHER);
        // Other tests publish to this application, too. The current revision's date is always allowed.
        asOf = Sql.one(jdbi, String.class, "select as_of::text from revision order by number desc limit 1");
    }

    @Test
    void answerToAPublicationShowsTheNewRevision() {
        var number = Publishing.newest(jdbi) + 1;
        var answer = publish(key, input("a", asOf, "label: 'Ours', upserts: [" + model("Answer") + "]"));
        assertThatJson(answer.asString()).node("data.publishRevision").isEqualTo("""
                {"revision": {"number": %d, "label": "Ours", "asOf": "%s", "publisher": "%s",
                  "source": {"name": "Lab notes", "url": "https://example.org/notes", "licence": "CC0",
                    "attribution": "The lab", "sha256": "${json-unit.any-string}"},
                  "changes": {"nodes": [{"kind": "ADDED", "slug": "answer-%d",
                    "model": {"name": "Answer %d", "publisher": "%s"}}]}},
                 "added": 1, "changed": 0, "renamed": 0, "restated": 0, "unchanged": 0, "removed": 0, "replayed": false,
                 "rows": [{"path": ["upserts", "0"], "slug": "answer-%d", "outcome": "ADDED", "matchedBy": null}],
                 "notes": [], "userErrors": []}
                """.formatted(
                        number, asOf, publisher, names, names, publisher, names));
        assertThatJson(answer.asString())
                .node("extensions.atlas.revisions[0].number")
                .isEqualTo(number);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void permalinkInTheAnswerToAPublicationContainsNoMutation() {
        var document = "mutation Publish($input: PublishRevisionInput!) { publishRevision(input: $input) {"
                + " revision { number trends { citation { permalink } } } } }";
        var variables = Map.of("input", input("a", asOf, "upserts: [" + model("Cited") + "]"));
        var answer = GraphQLClient.post(document, variables, Map.of("X-API-Key", key.text()))
                .jsonPath();
        var number = answer.getInt("data.publishRevision.revision.number");
        assertThat(answer.getString("data.publishRevision.revision.trends.citation.permalink"))
                .contains("?query=query%20Publish%20%7B", "trends%28revision%3A%20" + number + "%29")
                .doesNotContain("publishRevision", "variables");
    }

    @Test
    void requestAfterAPublicationReadsTheNewRevision() {
        publish(key, input("a", asOf, "upserts: [" + model("Next") + "]"));
        GraphQLClient.assertThatData("{ model(slug: \"next-" + names + "\") { publisher } }")
                .isEqualTo("{model: {publisher: '" + publisher + "'}}");
    }

    /** The server looks up an unknown slug at most once a second, but a publication may create it within the second. */
    @Test
    void filterMayNameANewDomainAndTaskRightAfterThePublication() {
        var filter = "{domains: [\"field-%1$d\"], tasks: [\"chore-%1$d\"]}".formatted(names);
        var document = "{ models(filter: " + filter + ") { totalCount } }";
        assertThat(GraphQLClient.post(document).jsonPath().getString("errors[0].extensions.code"))
                .isEqualTo("BAD_USER_INPUT");
        var facts = ", domains: ['Field %1$d'], tasks: ['Chore %1$d']}".formatted(names);
        publish(key, input("a", asOf, "upserts: [" + model("Novel").replace("}", facts) + "]"));
        GraphQLClient.assertThatData(document).isEqualTo("{models: {totalCount: 1}}");
    }

    @Test
    void baseModelIsFoundAfterItsNameChanged() {
        var base = model("Base");
        publish(key, input("a", asOf, "upserts: [" + base + ", " + madeFrom("Derived", "Base " + names) + "]"));
        var renamed = base.replace("{name: 'Base", "{slug: 'base-" + names + "', name: 'Renamed base");
        publish(key, input("b", asOf, "upserts: [" + renamed + "]"));
        GraphQLClient.assertThatData("{ model(slug: \"derived-" + names + "\") { baseModels { name } } }")
                .isEqualTo("{model: {baseModels: [{name: 'Renamed base " + names + "'}]}}");
        // A model with the recorded name takes precedence over a model that had the name before.
        publish(key, input("c", asOf, "upserts: [" + base.replace("03-03", "04-04") + "]"));
        GraphQLClient.assertThatData("{ model(slug: \"derived-" + names + "\") { baseModels { name } } }")
                .isEqualTo("{model: {baseModels: [{name: 'Base " + names + "'}]}}");
    }

    @Test
    void formerNameOfAModelDoesNotMakeItItsOwnBaseModel() {
        publish(key, input("a", asOf, "upserts: [" + model("Foo") + "]"));
        var renamed = madeFrom("Foo", "Foo " + names)
                .replace("{name: 'Foo", "{slug: 'foo-" + names + "', name: 'Foo Instruct");
        publish(key, input("b", asOf, "upserts: [" + renamed + "]"));
        GraphQLClient.assertThatData("{ model(slug: \"foo-" + names + "\") { name baseModels { name } } }")
                .isEqualTo("{model: {name: 'Foo Instruct " + names + "', baseModels: []}}");
    }

    @Test
    void slugDistinguishesBaseModelsOfTheSameName() {
        var twin = model("Twin");
        publish(key, input("a", asOf, "upserts: [" + twin + ", " + twin.replace("03-03", "04-04") + "]"));
        var derived = madeFrom("Of a twin", "twin-" + names + "-openai");
        publish(key, input("b", asOf, "upserts: [" + derived + "]"));
        GraphQLClient.assertThatData("{ model(slug: \"of-a-twin-" + names + "\") { baseModels { slug } } }")
                .isEqualTo("{model: {baseModels: [{slug: 'twin-" + names + "-openai'}]}}");
    }

    @Test
    void repeatedCallGetsTheSameAnswer() {
        var input = input("a", asOf, "upserts: [" + model("Again") + "]");
        var first = publish(key, input).jsonPath();
        publish(key, input("b", asOf, "upserts: [" + model("Between") + "]"));
        var again = publish(key, input).jsonPath();
        assertThat(again.getInt("data.publishRevision.revision.number"))
                .isEqualTo(first.getInt("data.publishRevision.revision.number"));
        assertThat(again.getBoolean("data.publishRevision.replayed")).isTrue();
        assertThat(again.getInt("data.publishRevision.added")).isEqualTo(1);
    }

    @Test
    void otherContentWithTheSameIdempotencyKeyIsAMismatch() {
        publish(key, input("a", asOf, "upserts: [" + model("One") + "]"));
        var other = publish(key, input("a", asOf, "upserts: [" + model("Other") + "]"));
        assertThatJson(other.asString())
                .node("data.publishRevision.userErrors[0]")
                .isEqualTo("""
                {"code": "IDEMPOTENCY_MISMATCH", "path": ["idempotencyKey"], "message": "The idempotency key was used for another \
                request. Repeat that request unchanged, or use a new idempotency key."}""");
    }

    @Test
    void logSaysHowAPublicationEnded() {
        try (var log = RecordedLog.of(PartnerApi.class)) {
            publish(key, input("a", asOf, "upserts: [" + model("Logged") + "]"));
            publish(key, input("a", asOf, "upserts: [" + model("Other") + "]"));
            assertThat(log.about(" of publisher " + publisher + " ")).hasSize(2);
            assertThat(log.messages().get(0))
                    .contains(" ended. Revision " + Publishing.newest(jdbi) + " was made. ", " 1 added, ");
            assertThat(log.messages().get(1))
                    .contains(" was refused. Problems: 1. The first is IDEMPOTENCY_MISMATCH: ");
        }
    }

    @Test
    void dryRunCreatesNoRevision() {
        var before = Publishing.newest(jdbi);
        var dry = publish(key, input("a", asOf, "dryRun: true, upserts: [" + model("Dry") + "]"));
        assertThatJson(dry.asString()).node("data.publishRevision.added").isEqualTo(1);
        assertThatJson(dry.asString()).node("data.publishRevision.revision").isNull();
        assertThat(Publishing.newest(jdbi)).isEqualTo(before);
    }

    @Test
    void onlyPublishersMayPublishAndOnlyByPost() {
        var variables = Map.of("input", input("a", asOf, "removals: ['x']"));
        var reader = key(KeyRole.READER).text();
        assertThat(GraphQLClient.post(PublishCall.DOCUMENT, variables).statusCode())
                .isEqualTo(401);
        assertThat(GraphQLClient.post(PublishCall.DOCUMENT, variables, Map.of("X-API-Key", reader))
                        .statusCode())
                .isEqualTo(403);
        var byGet = RestAssured.given()
                .header("X-API-Key", key.text())
                .queryParam(
                        "query",
                        "mutation { publishRevision(input: {idempotencyKey: \"a\", asOf: \"2026-08-19\","
                                + " source: {name: \"n\", url: \"u\", licence: \"l\", attribution: \"a\"}}) { added } }")
                .get("/graphql");
        assertThat(byGet.statusCode()).isEqualTo(405);
        assertThat(byGet.header("Allow")).isEqualTo("POST, OPTIONS");
    }

    /** With one processor, there is a slot for only one publication. */
    @Test
    void queriesAndOtherPublishersAreAnsweredWhileAPublisherWaitsForALongImport() throws Exception {
        assumeThat(Runtime.getRuntime().availableProcessors()).isGreaterThan(1);
        var most = Runtime.getRuntime().availableProcessors() - 1;
        var other = keys.create(new Actor("Ada"), publisher + " other", KeyRole.PUBLISHER, KeyScope.OWN, null)
                .orElseThrow();
        var threads = Executors.newFixedThreadPool(most + 2);
        var answers = new ArrayList<Future<Response>>();
        Future<Response> ofOther;
        try (var importer = jdbi.open()) {
            importer.execute("select pg_advisory_lock(?)", 0x61746c6173L);
            for (int n = 0; n <= most; n++) {
                var input = input("wait " + n, asOf, "upserts: [" + model("Waiting " + n) + "]");
                answers.add(threads.submit(() -> publish(key, input)));
            }
            await().until(() -> answers.stream().anyMatch(Future::isDone));
            var input = input("wait", asOf, "upserts: [" + model("Waiting too") + "]");
            ofOther = threads.submit(() -> publish(other, input));
            await().until(() -> ofOther.isDone() || waitingWriters() == most + 1);
            GraphQLClient.assertThatData("{ revision(number: 1) { number } }").isEqualTo("{revision: {number: 1}}");
            importer.execute("select pg_advisory_unlock(?)", 0x61746c6173L);
        } finally {
            threads.shutdown();
        }
        assertThat(ofOther.get().statusCode()).isEqualTo(200);
        var refused = new ArrayList<Response>();
        for (var answer : answers) {
            if (answer.get().statusCode() != 200) {
                refused.add(answer.get());
            }
        }
        assertThat(refused).hasSize(1);
        assertThat(refused.get(0).statusCode()).isEqualTo(503);
        assertThat(refused.get(0).header("Retry-After")).isEqualTo("1");
        assertThatJson(refused.get(0).asString())
                .isEqualTo(
                        "{errors: [{message: 'The server is busy with other publications, and published nothing. Each"
                                + " publisher can have at most " + most
                                + " in progress at the same time. Try again after at"
                                + " least one second.', extensions: {code: 'OVERLOADED'}}]}");
    }

    private int waitingWriters() {
        return Sql.one(
                jdbi,
                Integer.class,
                "select count(*) from pg_locks where locktype = 'advisory' and not granted"
                        + " and database = (select oid from pg_database where datname = current_database())");
    }

    @Test
    void auditLogNamesTheKey() {
        publish(key, input("a", asOf, "upserts: [" + model("Audited") + "]"));
        var actor = Sql.one(
                jdbi,
                String.class,
                "select actor from audit_event where action = 'REVISION_PUBLISHED' order by id desc limit 1");
        assertThat(actor).isEqualTo("key " + key.id() + ", " + publisher);
    }

    @Test
    void acceptsAThousandRowsWithAllFacts() {
        var rows = IntStream.range(0, 1000)
                .mapToObj(n -> model("Thousand " + n)
                        .replace(
                                "}",
                                ", parameters: 7.123456e9, trainingFlop: 1.234e24,"
                                        + " recordedCountries: ['KR', 'US'], sectors: ['INDUSTRY'], domains: ['language', 'vision'],"
                                        + " tasks: ['Language modeling/generation', 'Question answering', 'Code generation'],"
                                        + " trainingHardware: ['NVIDIA H100 SXM5 80GB'], hardwareQuantity: 1024, confidence: 'LIKELY',"
                                        + " accessibility: 'OPEN_WEIGHTS_UNRESTRICTED', baseModels: ['Somebody\\u0027s model'],"
                                        + " links: ['https://arxiv.org/abs/2412.0" + n
                                        + "', 'https://example.org/a/longer/path/" + n
                                        + "']}"))
                .collect(Collectors.joining(", "));
        var input = input("a", asOf, "upserts: [" + rows + "]");
        var answer = publish(key, input).jsonPath();
        // A busy machine may need longer than the deadline. Nothing is published then.
        for (var n = 1; n < 5 && "TIMEOUT".equals(answer.getString("errors[0].extensions.code")); n++) {
            answer = publish(key, input).jsonPath();
        }
        assertThat(answer.getInt("data.publishRevision.added")).isEqualTo(1000);
        assertThat(answer.getInt("extensions.cost.requested")).isLessThan(2000);
    }

    private PlainKey key(KeyRole role) {
        return keys.create(
                        new Actor("Ada"),
                        publisher + (role == KeyRole.READER ? " reader" : ""),
                        role,
                        KeyScope.OWN,
                        null)
                .orElseThrow();
    }

    private static String madeFrom(String name, String base) {
        return model(name).replace("}", ", baseModels: ['" + base + "']}");
    }

    private static String model(String name) {
        return "{name: '" + name + " " + names + "', releasedOn: '2024-03-03', organizations: ['openai']}";
    }
}
