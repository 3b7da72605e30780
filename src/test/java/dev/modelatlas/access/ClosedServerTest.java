package dev.modelatlas.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.modelatlas.http.rest.RestEndpoints;
import dev.modelatlas.testsupport.Follower;

import static dev.modelatlas.access.Caller.assertProblem;
import static dev.modelatlas.access.Caller.assertRefused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that admits only publishers. The policy is a setting of Quarkus, and applies before any handler of this
 * program.
 */
@QuarkusTest
@TestProfile(ClosedServerTest.ForPublishers.class)
class ClosedServerTest {
    private static final Actor ADA = new Actor("Ada");

    /** The paths that docs/publishing.md names. */
    private static final String PATHS = "/graphql,/export/*,/changes,/imports,/imports/*,/s,/s/*,/models,/models/*,"
            + "/organizations,/organizations/*,/countries,/countries/*,/sitemap.xml,/sitemap/*,/mcp";

    /** Paths without data: the description of the API, and the rules for crawlers. */
    private static final Set<String> PUBLIC = Set.of("/openapi.yaml", "/robots.txt");

    @Inject
    KeyRepository keys;

    /**
     * One way to send a request.
     *
     * @param isGraphQL whether a refusal has the format for GraphQL clients; otherwise, it has problem details
     */
    record Ask(boolean isGraphQL, Function<Caller, Response> sent) {
        static Ask graphQL(Function<Caller, Response> sent) {
            return new Ask(true, sent);
        }

        static Ask path(String path) {
            return new Ask(false, caller -> caller.path(path));
        }

        Response isRefused(Caller caller, int status, String code) {
            var response = sent.apply(caller);
            if (isGraphQL) {
                assertRefused(response, status, code);
            } else {
                assertProblem(response, status, code);
            }
            return response;
        }
    }

    @Inject
    RestEndpoints endpoints;

    /**
     * Pages with data are endpoints, too. The test fails until a new endpoint is in the setting and in the document.
     */
    @Test
    void everyEndpointWithDataRefusesCallersWhoAreNotPublishers() throws IOException {
        var isUnknown = Caller.nobody().with(PlainKey.generate());
        for (var area : endpoints.areas()) {
            if (PUBLIC.contains(area)) {
                continue;
            }
            var ask = Ask.path(area.replace("*", "x"));
            ask.isRefused(Caller.nobody(), 401, "UNAUTHENTICATED");
            ask.isRefused(holder(KeyRole.READER), 403, "FORBIDDEN");
            ask.isRefused(isUnknown, 401, "UNAUTHENTICATED");
        }
        assertThat(endpoints.areas()).contains("/mcp", "/models", "/models/*", "/countries/*", "/sitemap.xml");
        assertThat(Files.readString(Path.of("docs/publishing.md")))
                .contains("quarkus.http.auth.permission.api.paths=" + PATHS + "\n");
    }

    static Stream<Ask> everyWay() {
        return Stream.of(
                Ask.graphQL(caller -> caller.post("{ __typename }")),
                Ask.graphQL(caller -> caller.get("{ __typename }")),
                Ask.graphQL(Caller::upgrade),
                Ask.graphQL(caller -> caller.path("/graphql/?query=%7B__typename%7D")),
                Ask.path("/export/models.csv"),
                Ask.path("/changes?since=0"),
                Ask.path("/changes/?since=0"),
                Ask.path("/imports/"),
                Ask.path("/imports/1"),
                Ask.path("/s"),
                Ask.path("/s/"),
                Ask.path("/s/xeeqb77152sn4zh8"),
                Ask.path("/mcp"),
                new Ask(false, Caller::mcp));
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void anonymousCallersMustAuthenticate(Ask ask) {
        var response = ask.isRefused(Caller.nobody(), 401, "UNAUTHENTICATED");
        assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"Model Atlas\"");
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void readerKeyGetsStatus403(Ask ask) {
        ask.isRefused(holder(KeyRole.READER), 403, "FORBIDDEN");
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void wrongKeyIsRefused(Ask ask) {
        ask.isRefused(Caller.nobody().with(PlainKey.generate()), 401, "UNAUTHENTICATED");
    }

    @Test
    void publisherMayUseGraphQLAndMcp() {
        var publisher = holder(KeyRole.PUBLISHER);
        assertThat(publisher.post("{ __typename }").statusCode()).isEqualTo(200);
        assertThat(publisher.get("{ __typename }").statusCode()).isEqualTo(200);
        assertThat(publisher.mcp().statusCode()).isEqualTo(200);
    }

    @Test
    void sharedCachesMayNotStoreResponsesToRequestsWithAKey() {
        var key = key(KeyRole.PUBLISHER);
        for (var caller : List.of(Caller.nobody().with(key), Caller.nobody().with("X-API-Key", key.text()))) {
            assertThat(Stream.of(
                                    caller.get("{ __typename }"),
                                    caller.path("/export/template.csv"),
                                    caller.path("/s/xeeqb77152sn4zh8"))
                            .map(response -> response.header("Cache-Control")))
                    .hasSize(3)
                    .allMatch(value -> value.startsWith("private, max-age="));
            assertThat(Stream.of("/models/gpt-4", "/models", "/robots.txt")
                            .map(path -> caller.path(path).header("Cache-Control")))
                    .containsOnly("private, no-cache");
        }
    }

    @Test
    void publisherReceivesEventsUntilItsKeyIsRevoked() {
        var key = key(KeyRole.PUBLISHER);
        try (var client = Follower.connect(Map.of("X-API-Key", key.text()))) {
            client.subscribe("1", "subscription { revisionPublished(since: 0) { number } }")
                    .send("{\"type\": \"ping\"}");
            assertThat(client.message().path("type").asText()).isEqualTo("pong");
            keys.revoke(ADA, key.id());
            assertThat(client.closeCode()).isEqualTo(4403);
        }
    }

    /** The page itself contains no data, and the server refuses its requests for data like all others. */
    @Test
    void chartInAFrameOnAnotherSiteGetsNoData() {
        var page = given().redirects().follow(false).get("/?embed=1&figure=ranking&lang=en");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString()).isEqualTo(given().get("/?lang=en").asString());
        var refused = given().header("Referer", "http://localhost/?embed=1")
                .header("Sec-Fetch-Dest", "empty")
                .queryParam("query", "{ trends { modelCount } }")
                .queryParam("embed", "1")
                .get("/graphql");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.asString()).doesNotContain("modelCount");
    }

    private Caller holder(KeyRole role) {
        return Caller.nobody().with(key(role));
    }

    private PlainKey key(KeyRole role) {
        var name = role + " " + System.nanoTime();
        return keys.create(ADA, name, role, KeyScope.OWN, null).orElseThrow();
    }

    public static class ForPublishers implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "model-atlas.load-shipped", "false",
                    "model-atlas.websocket.keep-alive", "1s",
                    "quarkus.http.auth.policy.publishers.roles-allowed", "publisher",
                    "quarkus.http.auth.permission.api.paths", PATHS,
                    "quarkus.http.auth.permission.api.policy", "publishers");
        }
    }
}
