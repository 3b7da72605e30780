package dev.modelatlas.http;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.graphql.NodeId;
import dev.modelatlas.http.cache.CacheableRequest;
import dev.modelatlas.http.cache.ResponseCache;
import dev.modelatlas.http.message.ResponseType;
import dev.modelatlas.http.observe.RequestOutcome;
import dev.modelatlas.http.response.Freshness;
import dev.modelatlas.http.response.SerializedResponse;
import dev.modelatlas.revision.CurrentRevision;
import dev.modelatlas.testsupport.GraphQLClient;
import dev.modelatlas.testsupport.Publishing;
import dev.modelatlas.testsupport.StatementCounter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(Publishing.class)
class CachingTest {
    private static final String CURRENT = "{ models(first: 2) { nodes { name } } }";
    private static final String PINNED = "{ models(first: 2, revision: 3) { nodes { name } } }";
    private static final String CITED = "{ trends(to: 2024, revision: 3) { citation { text } } }";

    @Inject
    ResponseCache cache;

    @Inject
    CurrentRevision current;

    @Inject
    StatementCounter statements;

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void forget() {
        current.look();
        cache.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PINNED, CITED})
    void repeatedRequestGetsTheSameAnswerWithoutTheDatabase(String document) {
        var first = get(document).asString();
        assertThat(statements.during(() -> assertThat(get(document).asString()).isEqualTo(first)))
                .isZero();
        assertThat(statements.during(() -> GraphQLClient.post(document))).isZero();
    }

    @Test
    void orderOfVariablesDoesNotMatterForTheCache() {
        var document = "query ($n: Int, $f: ModelFilter) { models(first: $n, filter: $f) { totalCount } }";
        var filter = "{\"minTasks\": 1, \"maxTasks\": 2}";
        var variables = "{\"n\": 1, \"f\": " + filter + "}";
        ask(document, variables);
        var reordered = "{ \"f\": {\"maxTasks\": 2, \"minTasks\": 1}, \"n\": 1 }";
        assertThat(statements.during(() -> ask(document, reordered))).isZero();
        assertThat(statements.during(() -> ask(document, variables.replace("2", "3"))))
                .isPositive();
    }

    @Test
    void eachMediaTypeIsCachedSeparately() {
        get(CURRENT);
        var modern = given().accept("application/graphql-response+json")
                .queryParam("query", CURRENT)
                .get("/graphql");
        assertThat(modern.contentType()).startsWith("application/graphql-response+json");
        assertThat(modern.header("ETag")).isNotEqualTo(get(CURRENT).header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PINNED, CITED})
    void clientThatHasTheAnswerGets304(String document) {
        var etag = get(document).header("ETag");
        assertThat(etag).matches("\"[A-Za-z0-9_-]{22}\"");
        assertThat(statements.during(() -> {
                    var answer = given().header("If-None-Match", "W/\"other\", " + etag)
                            .queryParam("query", document)
                            .get("/graphql");
                    assertThat(answer.statusCode()).isEqualTo(304);
                    assertThat(answer.asString()).isEmpty();
                    assertThat(answer.header("ETag")).isEqualTo(etag);
                    assertThat(answer.header("Cache-Control")).startsWith("public, max-age=");
                }))
                .isZero();
    }

    @Test
    void clientThatHasTheAnswerGets304AfterEviction() {
        var etag = get(CURRENT).header("ETag");
        cache.clear();
        assertThat(given().header("If-None-Match", etag)
                        .queryParam("query", CURRENT)
                        .get("/graphql")
                        .statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ revision { number } }                                        | public, max-age=5, stale-while-revalidate=60",
                "{ revision(asOf: \"2025-02-01\") { number } }                  | public, max-age=5, stale-while-revalidate=60",
                "{ changes(since: 3, first: 1) { totalCount } }                 | public, max-age=5, stale-while-revalidate=60",
                "{ then: revision(number: 3) { label } revision { label } }     | public, max-age=5, stale-while-revalidate=60",
                "{ then: revision(number: 3) { label } __schema { __typename } } | public, max-age=5, stale-while-revalidate=60",
                // The server of this test has no schema for federation, so the field is in a comment.
                "{ revision(number: 3) { label } } # _service { sdl }           | public, max-age=5, stale-while-revalidate=60",
                "{ __typename }                                                 | public, max-age=5, stale-while-revalidate=60",
                "{ models(filter: {text: \"gpt\"}, revision: 3) { totalCount } }    | public, max-age=5, stale-while-revalidate=60",
                "{ countries(filter: {text: \"korea\"}, revision: 3) { totalCount } } | public, max-age=5, stale-while-revalidate=60",
                "{ search(text: \"gpt\", revision: 3) { __typename } }             | public, max-age=5, stale-while-revalidate=60",
                "{ organization(slug: \"lg\", revision: 3) { name(language: KO) } } | public, max-age=5, stale-while-revalidate=60",
                "{ countries(orderBy: {field: KOREAN_NAME}, revision: 3) { totalCount } } | public, max-age=5, stale-while-revalidate=60",
                "{ organizations(orderBy: {field: KOREAN_NAME}, revision: 3) { totalCount } } | public, max-age=5, stale-while-revalidate=60",
                "{ revision(number: 3) { label } }                              | public, max-age=31536000, immutable",
                "{ models(revision: 3) { totalCount } ... { __typename } }      | public, max-age=31536000, immutable",
            })
    void cacheControlDependsOnWhatTheDocumentReads(String document, String cacheControl) {
        var answer = get(document);
        assertThat(answer.header("Cache-Control")).isEqualTo(cacheControl);
        assertThat(answer.header("Vary")).isEqualTo("Accept, Accept-Encoding, Origin, X-Atlas-Dry-Run");
    }

    @Test
    void answerToAQueryPinnedByAVariableIsImmutable() {
        var document = "query ($n: Int = 3) { revision(number: $n) { label } }";
        assertThat(ask(document, "{}").header("Cache-Control")).contains("immutable");
        assertThat(ask(document, "{\"n\": null}").header("Cache-Control")).doesNotContain("immutable");
    }

    @Test
    void answerWithKoreanNamesIsNotImmutable() {
        var document = "query ($in: Language!) { country(code: \"KR\", revision: 3) { name(language: $in) } }";
        assertThat(ask(document, "{\"in\": \"EN\"}").header("Cache-Control")).contains("immutable");
        assertThat(ask(document, "{\"in\": \"KO\"}").header("Cache-Control")).doesNotContain("immutable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ revision(number: 999) { label } }", "{ revision { colour } }", "{ revision {", "{"})
    void errorsAreNotCached(String document) {
        var answer = get(document);
        assertThat(answer.asString()).contains("\"errors\"");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("ETag")).isNull();
    }

    @Test
    void answerWithAFailedFieldIsComputedAgain() {
        var document = "{ revision(number: 999) { label } }";
        get(document);
        assertThat(statements.during(() -> get(document))).isPositive();
    }

    @Test
    void answersToPostAreCachedOnlyByTheServer() {
        var answer = GraphQLClient.post(PINNED);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("ETag")).isNull();
    }

    @Test
    void dryRunDoesNotUseTheCache() {
        var told = given().header("X-Atlas-Dry-Run", "1").queryParam("query", CURRENT);
        assertThat(told.get("/graphql").asString()).doesNotContain("nodes");
        assertThat(get(CURRENT).asString()).contains("nodes");
        assertThat(told.get("/graphql").header("Cache-Control")).isEqualTo("no-store");
    }

    /** All ways in which a document can depend on the newest revision without naming its number. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ revision { number } }",
                "{ revision(asOf: \"2099-01-01\") { number } }",
                "{ revisions(first: 1) { totalCount nodes { number } } }",
                "{ changes(since: 8, first: 1) { totalCount } }",
                "{ models { totalCount } then: models(revision: 3) { totalCount } }",
                "{ node(id: \"%s\") { id ... on Revision { number } } }",
                "{ trends { citation { permalink } } }",
            })
    void publicationReplacesCachedAnswers(String document) throws InterruptedException {
        var next = Publishing.newest(jdbi) + 1;
        var id = NodeId.encode("Revision", Integer.toString(next), null);
        var before = get(document.formatted(id)).asString();
        assertThat(Publishing.publish(jdbi)).isEqualTo(next);
        waitFor(next);
        assertThat(get(document.formatted(id)).asString()).isNotEqualTo(before);
    }

    @Test
    void pinnedAnswerStaysCachedAfterAPublication() throws InterruptedException {
        var etag = get(PINNED).header("ETag");
        waitFor(Publishing.publish(jdbi));
        assertThat(statements.during(
                        () -> assertThat(get(PINNED).header("ETag")).isEqualTo(etag)))
                .isZero();
    }

    @Test
    void laterPageStaysAtTheRevisionOfItsCursor() throws InterruptedException {
        String cursor = get("{ models(first: 1, revision: 3) { pageInfo { endCursor } } }")
                .path("data.models.pageInfo.endCursor");
        var page = "{ models(first: 1, after: \"" + cursor + "\") { nodes { name } } }";
        var before = get(page);
        waitFor(Publishing.publish(jdbi));
        assertThat(get(page).asString()).isEqualTo(before.asString());
        assertThat(before.header("Cache-Control")).contains("immutable");
    }

    @Test
    void answerWithACitationExpiresAtMidnight() {
        QuarkusMock.installMockForType(at("2026-11-23T23:59:00Z"), Clock.class);
        var yesterday = get(CITED);
        assertThat(yesterday.asString()).contains("Retrieved on 2026-11-23");
        assertThat(yesterday.header("Cache-Control")).isEqualTo("public, max-age=60");
        QuarkusMock.installMockForType(at("2026-11-24T00:00:00Z"), Clock.class);
        var today = get(CITED);
        assertThat(today.asString()).contains("Retrieved on 2026-11-24");
        assertThat(today.header("Cache-Control")).isEqualTo("public, max-age=86400");
        assertThat(today.header("ETag")).isNotEqualTo(yesterday.header("ETag"));
    }

    @Test
    void etagChangesEachDayEvenIfTheDateOfTheCitationIsNotSelected() {
        var document = "{ trends(to: 2024, revision: 3) { citation { licence } } }";
        QuarkusMock.installMockForType(at("2026-11-23T12:00:00Z"), Clock.class);
        var today = get(document).header("ETag");
        QuarkusMock.installMockForType(at("2026-11-24T12:00:00Z"), Clock.class);
        assertThat(get(document).header("ETag")).isNotEqualTo(today);
    }

    @Test
    void answerWithACitationOfTheCurrentRevisionHasAMaxAgeOf5Seconds() {
        QuarkusMock.installMockForType(at("2026-11-23T12:00:00Z"), Clock.class);
        assertThat(get("{ trends(to: 2024) { citation { text } } }").header("Cache-Control"))
                .isEqualTo("public, max-age=5");
    }

    @Test
    void equalConcurrentRequestsAreComputedOnce() throws Exception {
        var document = "{ models(first: 100) { nodes { history { kind } organizations { modelCount } } } }";
        // The first query loads what later queries find in memory.
        get(document);
        var alone = statements.uncached(() -> get(document));
        var answers = new ArrayList<String>();
        var together = statements.uncached(
                () -> answers.addAll(together(40, () -> get(document).asString())));
        assertThat(answers).hasSize(40).containsOnly(get(document).asString());
        assertThat(together).isEqualTo(alone);
    }

    /**
     * The clock of this test stores the response as soon as the server reads the day. The server reads the day after
     * its first look into the cache.
     */
    @Test
    void requestReturnsAnAnswerThatIsCachedAfterItsFirstLookup() {
        var asked = new CacheableRequest(PINNED, null, Map.of(), ResponseType.JSON);
        var answer = SerializedResponse.of(
                200,
                ResponseType.JSON,
                RequestOutcome.ok(null),
                new Freshness(null, null, null, true),
                "{}".getBytes(StandardCharsets.UTF_8));
        QuarkusMock.installMockForType(onUse(() -> cache.put(asked, answer)), Clock.class);
        assertThat(GraphQLClient.post(PINNED).asString()).isEqualTo("{}");
    }

    /** A clock that runs the work when the program converts it to a time zone. */
    private static Clock onUse(Runnable work) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                work.run();
                return Clock.systemUTC();
            }

            @Override
            public Instant instant() {
                return Instant.now();
            }
        };
    }

    private static Clock at(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    }

    private static Response get(String document) {
        return given().queryParam("query", document).get("/graphql");
    }

    private static Response ask(String document, String variables) {
        return given().queryParams(Map.of("query", document, "variables", variables))
                .get("/graphql");
    }

    private static <T> List<T> together(int times, Callable<T> work) {
        var threads = Executors.newFixedThreadPool(times);
        try {
            var results = new ArrayList<T>();
            for (var result : threads.invokeAll(Collections.nCopies(times, work))) {
                results.add(result.get());
            }
            return results;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdown();
        }
    }

    private void waitFor(int revision) throws InterruptedException {
        for (var tries = 0; current.ifKnown().orElse(0) < revision; tries++) {
            assertThat(tries).as("hundredths of a second").isLessThan(2_000);
            Thread.sleep(10);
        }
    }
}
