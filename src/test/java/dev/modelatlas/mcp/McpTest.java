package dev.modelatlas.mcp;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.http.response.CacheControl;
import dev.modelatlas.http.rest.QueuedRequests;
import dev.modelatlas.http.rest.RestEndpoints;
import dev.modelatlas.testsupport.Caches;
import dev.modelatlas.testsupport.McpClient;

import static dev.modelatlas.testsupport.Waiting.await;
import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.joining;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The protocol as the specification of 2025-11-25 defines it for a server without sessions. */
@QuarkusTest
class McpTest {
    private static final String PING = "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}";

    private static final String DATA = "result.structuredContent.data";

    @Inject
    Vertx vertx;

    @Inject
    McpServer server;

    @Inject
    CacheControl cacheControl;

    @Inject
    RestEndpoints endpoints;

    @Inject
    QueuedRequests queued;

    @Inject
    Jdbi jdbi;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @ParameterizedTest
    @CsvSource({
        "2025-11-25, 2025-11-25",
        "2025-06-18, 2025-06-18",
        // Version 2025-03-26 requires batches, which the server does not support.
        "2025-03-26, 2025-11-25",
        "2099-01-01, 2025-11-25",
    })
    void clientAndServerAgreeOnAVersion(String wanted, String chosen) {
        var response = McpClient.send("initialize", Map.of("protocolVersion", wanted));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.header("Mcp-Session-Id")).isNull();
        assertThatJson(response.asString()).isEqualTo("""
                        {jsonrpc: '2.0', id: 1, result: {
                            protocolVersion: '%s',
                            capabilities: {tools: {}, resources: {}},
                            serverInfo: {name: 'model-atlas', title: 'Model Atlas', version: '%s'},
                            instructions: '${json-unit.any-string}'}}""".formatted(
                        chosen, ConfigProvider.getConfig().getValue("quarkus.application.version", String.class)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "0", "-7", "9007199254740993"})
    void responseRepeatsTheIdOfItsRequest(String id) {
        var response = post("{\"jsonrpc\": \"2.0\", \"id\": " + id + ", \"method\": \"ping\"}");
        assertThat(response.asString()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{}}");
    }

    /** Assistants put the tools in front of each prompt, and cache the prompt by its bytes. */
    @Test
    void membersOfToolsHaveTheSameOrderOnEachServer() {
        assertThat(McpClient.send("tools/list", Map.of()).asString())
                .contains(
                        "\"inputSchema\":{\"type\":\"object\",\"properties\":{\"text\":{\"type\":\"string\",\"description\":")
                .contains(
                        "\"outputSchema\":{\"type\":\"object\",\"properties\":{\"revision\":{\"type\":[\"integer\",\"null\"],")
                .contains("\"annotations\":{\"readOnlyHint\":true,\"openWorldHint\":false}")
                .doesNotContainPattern("\\{\"(description|items|enum|properties|required|additionalProperties)\":");
    }

    @Test
    void notificationGetsNoAnswer() {
        var response = post("{\"jsonrpc\": \"2.0\", \"method\": \"notifications/initialized\"}");
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.asString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[]|Batches are not supported. Send one message per request, not a list.",
                "7|The body must be a JSON object: a message of JSON-RPC 2.0.",
                "{\"id\": 1, \"method\": \"ping\"}|`jsonrpc` must be \"2.0\".",
                "{\"jsonrpc\": \"2.0\", \"id\": 1}|`method` is missing. It must be a string, such as \"tools/call\".",
                "{\"jsonrpc\": \"2.0\", \"id\": null, \"method\": \"ping\"}|`id` must be an integer of at most 64 bits, or a"
                        + " string of at most 200 characters. A notification has no `id`.",
                "{\"jsonrpc\": \"2.0\", \"id\": 18446744073709551616, \"method\": \"ping\"}|`id` must be an integer of at"
                        + " most 64 bits, or a string of at most 200 characters. A notification has no `id`.",
            })
    void bodyThatIsNoMessageIsAnInvalidRequest(String body, String problem) {
        var response = post(body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().<Object>get("id")).isNull();
        assertThatJson(response.asString())
                .inPath("error")
                .isObject()
                .isEqualTo(Map.of("code", -32600, "message", problem));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tools/list/all|{}|-32601|Unknown method `tools/list/all`. This server has tools and resources:"
                        + " tools/list, tools/call, resources/list and resources/read.",
                "tools/call|{}|-32602|`params.name` is missing. It must be a string.",
                "tools/call|{\"name\": \"drop\"}|-32602|Unknown tool `drop`. The tools are: search, query, trends,"
                        + " claims.",
                "tools/call|{\"name\": \"search\", \"arguments\": []}|-32602|`arguments` must be a JSON object.",
                "initialize|{}|-32602|`params.protocolVersion` is missing. It must be a string.",
                "resources/read|{\"uri\": \"file:///etc/passwd\"}|-32002|Unknown resource `file:///etc/passwd`. The"
                        + " resources are: atlas://schema.graphql, atlas://counting-rules.md.",
            })
    void errorSaysWhichMethodsToolsAndArgumentsAreValid(String method, String params, int code, String problem) {
        var response =
                post("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"%s\", \"params\": %s}".formatted(method, params));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThatJson(response.asString())
                .inPath("error")
                .isObject()
                .isEqualTo(Map.of("code", code, "message", problem));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, 405, METHOD_NOT_ALLOWED",
        "DELETE, 405, METHOD_NOT_ALLOWED",
        "PUT, 405, METHOD_NOT_ALLOWED",
    })
    void refusesTheMethodsForStreamsAndSessions(String method, int status, String code) {
        var response = given().accept("text/event-stream, application/json").request(method, "/mcp");
        assertProblem(response, status, code);
        assertThat(response.header("Allow")).isEqualTo("POST, OPTIONS");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, text/event-stream, 2025-11-25, 406, NOT_ACCEPTABLE",
        "text/plain, application/json, 2025-11-25, 415, UNSUPPORTED_MEDIA_TYPE",
        "application/json, application/json, 1999-01-01, 400, BAD_REQUEST",
    })
    void refusesWrongMediaTypesAndProtocolVersions(
            String contentType, String accept, String version, int status, String code) {
        var response = given().contentType(contentType)
                .accept(accept)
                .header("MCP-Protocol-Version", version)
                .body(PING)
                .post("/mcp");
        assertProblem(response, status, code);
    }

    @Test
    void bodyMustNotBeTooLong() {
        assertProblem(post(PING + " ".repeat(1 << 20)), 413, "PAYLOAD_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\": 1, \"a\": 2}", "\u0000", "{} {}"})
    void bodyMustBeJson(String body) {
        assertProblem(post(body), 400, "BAD_REQUEST");
    }

    @Test
    void jsonMustNotNestTooDeeply() {
        var deep = "[".repeat(2000);
        assertProblem(post("{\"params\": " + deep), 400, "LIMIT_EXCEEDED");
    }

    @Test
    void bodyMustBeUtf8() {
        var body = "{\"\u00e9\": 1}".getBytes(StandardCharsets.ISO_8859_1);
        var response = given().contentType("application/json").body(body).post("/mcp");
        assertProblem(response, 400, "BAD_REQUEST");
    }

    @Test
    void toolReturnsDataAndWhatIsNeededToCiteIt() {
        var response = McpClient.call(
                "query",
                Map.of(
                        "query",
                        "query ($s: String!) { model(slug: $s, revision: 3) { slug name } }",
                        "variables",
                        Map.of("s", "gpt-4")));
        assertThatJson(response.asString())
                .inPath("result.structuredContent")
                .isObject()
                .isEqualTo(json("""
                        {"revision": 3,
                         "revisions": [{"number": 3, "label": "2025-02-01", "asOf": "2025-02-01",
                             "attribution": "Epoch AI, 'Data on AI Models', epoch.ai/data/ai-models", "licence": "CC BY 4.0"}],
                         "permalink": "http://localhost:PORT/graphiql?query=query%20%28%24s%3AString%21%29%7Bmodel%28slug%3A%24s%2Crevision%3A3%29%7Bslug%20name%7D%7D&variables=%7B%22s%22%3A%22gpt-4%22%7D",
                         "records": ["gpt-4"],
                         "data": {"model": {"slug": "gpt-4", "name": "GPT-4"}}}""".replace("PORT", "" + RestAssured.port)));
        assertThatJson(response.jsonPath().getString("result.content[0].text"))
                .isEqualTo(response.jsonPath().<Object>get("result.structuredContent"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subscription { revisionPublished(since: 0) { number } }|BAD_REQUEST|This tool only reads. Send a query."
                        + " Send mutations to /graphql with the API key of a publisher,"
                        + " and subscriptions over WebSocket.",
                "{ models(first: 1000) { totalCount } }|BAD_USER_INPUT|`first` must be from 1 to 100, but is 1000.",
                "{ models(first: 100) { nodes { organizations { models(first: 100) { nodes { organizations { models(first:"
                        + " 100) { nodes { name } } } } } } } } }|LIMIT_EXCEEDED|The operation costs",
                "{ a|GRAPHQL_PARSE_FAILED|",
                "query A { __typename } query B { __typename }|OPERATION_RESOLUTION_FAILURE|",
            })
    void toolQueryHasTheLimitsAndErrorsOfGraphQL(String document, String code, String problem) {
        var response = McpClient.call("query", Map.of("query", document));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.jsonPath().getBoolean("result.isError")).isTrue();
        var text = response.jsonPath().getString("result.content[0].text");
        assertThatJson(text).inPath("errors[0].extensions.code").isEqualTo(code);
        assertThatJson(text).inPath("errors[0].message").isString().startsWith(problem == null ? "" : problem);
    }

    /** The server reads the credits after the data, so a failure can also occur when the data is complete. */
    @Test
    void failureOfTheDatabaseIsAnErrorOfTheTool() {
        Caches.empty("dev.modelatlas.mcp");
        jdbi.useHandle(handle -> handle.execute("alter view model_facts rename to lost"));
        try {
            var response =
                    McpClient.call("query", Map.of("query", "{ model(slug: \"gpt-4\", revision: 4) { slug name } }"));
            assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
            assertThat(response.jsonPath().getInt("id")).isEqualTo(1);
            assertThat(response.jsonPath().getBoolean("result.isError")).isTrue();
            assertThatJson(response.jsonPath().getString("result.content[0].text"))
                    .inPath("errors[0].extensions.code")
                    .isEqualTo("INTERNAL_SERVER_ERROR");
        } finally {
            jdbi.useHandle(handle -> handle.execute("alter view lost rename to model_facts"));
        }
    }

    @Test
    void refusesAnAnswerThatIsTooLongForAPrompt() {
        var page = ": models(first: 100, revision: 8) { nodes { slug name links } }";
        var document =
                "{ " + IntStream.range(0, 20).mapToObj(n -> "p" + n + page).collect(joining(" ")) + " }";
        var response = McpClient.call("query", Map.of("query", document));
        assertThat(response.jsonPath().getBoolean("result.isError")).isTrue();
        assertThatJson(response.jsonPath().getString("result.content[0].text"))
                .inPath("errors[0]")
                .isEqualTo(
                        "{message: 'The response is larger than 131072 bytes. Request smaller pages, or fewer fields and"
                                + " aliases.', extensions: {code: 'LIMIT_EXCEEDED'}}");
    }

    @Test
    void answerWithSeveralRevisionsSaysWhichOneWasRequested() {
        var answer = McpClient.call("claims", Map.of("id", "is-198-22", "revision", 5))
                .jsonPath();
        assertThat(answer.getInt("result.structuredContent.revision")).isEqualTo(5);
        assertThat(answer.<Integer>getList("result.structuredContent.revisions.number"))
                .hasSizeGreaterThan(1)
                .contains(5);
    }

    @Test
    void permalinkRunsTheSameOperationWithTheSameValues() {
        var answer = McpClient.call(
                        "query",
                        Map.of(
                                "query",
                                "query A($r: Int = 3) { trends(revision: $r) { modelCount } } query B { __typename }",
                                "operationName",
                                "A"))
                .jsonPath();
        assertThat(answer.getInt("result.structuredContent.revision")).isEqualTo(3);
        assertThat(answer.getString("result.structuredContent.permalink"))
                .contains("trends%28revision%3A%24r%29")
                .endsWith("&variables=%7B%22r%22%3A3%7D&operationName=A");
    }

    @Test
    void answerHasNoPermalinkLongerThan16000Characters() {
        var rest = 16_000 - permalink("").length();
        assertThat(permalink("a".repeat(rest))).hasSize(16_000);
        assertThat(permalink("a".repeat(rest + 1))).isNull();
    }

    /** The permalink of a long query that has an alias with this suffix. */
    private static String permalink(String suffix) {
        var document = "{ model(slug: \"gpt-4\", revision: 3) { a" + suffix + ": slug" + " name".repeat(1_000) + " } }";
        var answer = McpClient.call("query", Map.of("query", document)).jsonPath();
        assertThat(answer.getString("result.structuredContent.data.model.name")).isEqualTo("GPT-4");
        return answer.getString("result.structuredContent.permalink");
    }

    @Test
    void endpointThatIsTurnedOffHasNoRoute() {
        var router = Router.router(vertx);
        new McpHandler(server, cacheControl, new McpConfig() {
                    @Override
                    public boolean enabled() {
                        return false;
                    }

                    @Override
                    public MemorySize maxAnswer() {
                        return new MemorySize(BigInteger.valueOf(1 << 10));
                    }
                })
                .add(router, endpoints, queued);
        assertThat(router.getRoutes()).isEmpty();
    }

    @Test
    void permalinkReplacesADateByItsRevision() {
        var answer = McpClient.call(
                        "query",
                        Map.of(
                                "query",
                                "query ($d: Date!) { revision(asOf: $d) { number } report(slug: \"is-198\") { claims(first: 1) { totalCount } } }",
                                "variables",
                                Map.of("d", "2025-02-03")))
                .jsonPath();
        assertThat(answer.getString("result.structuredContent.permalink"))
                .contains("revision%28number%3A3%29", "claims%28first%3A1%2Crevision%3A9%29")
                .doesNotContain("variables");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trends|year|2024|The argument `year` applies only if `by` is given.",
                "claims|first|5|The argument `first` applies only if `id` is missing.",
            })
    void argumentThatDoesNotApplyIsRefused(String tool, String argument, int value, String message) {
        var given = tool.equals("claims")
                ? Map.<String, Object>of("id", "is-198-22", argument, value)
                : Map.<String, Object>of(argument, value);
        var answer = McpClient.call(tool, given).jsonPath();
        assertThat(answer.getBoolean("result.isError")).isTrue();
        assertThat(answer.getString("result.content[0].text")).contains(message);
    }

    /** Other fields of the tool's document can be computed. An assistant would take their data for the answer. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "by: COUNTRY, from: 2024, to: 2020, year: 2022|`from` must not be after `to`",
                "by: COUNTRY, from: 2020, to: 2023, year: 2024|`year` 2024 is outside the window",
                "by: COUNTRY, top: 101|`top` must be from 1 to 100, but is 101.",
                "by: COUNTRY, records: 0|`records` must be from 1 to 100, but is 0.",
                "records: 101|`records` must be from 1 to 100, but is 101.",
            })
    void callWithAnInvalidArgumentHasErrorsAndNoData(String arguments, String message) {
        var given = new HashMap<String, Object>();
        for (var argument : arguments.split(", ")) {
            var pair = argument.split(": ");
            given.put(pair[0], pair[0].equals("by") ? pair[1] : Integer.valueOf(pair[1]));
        }
        var answer = McpClient.call("trends", given).jsonPath();
        assertThat(answer.getBoolean("result.isError")).isTrue();
        assertThat(answer.getString("result.content[0].text")).contains(message).doesNotContain("`first`");
        assertThat(answer.<Object>get(DATA)).isNull();
    }

    @Test
    void searchCountsTheModelsOfASubsidiaryAndOfItsGroup() {
        var answer = McpClient.call("search", Map.of("text", "Google", "revision", 3))
                .jsonPath();
        assertThat(answer.<Object>get("result.structuredContent.data.search.findAll { it.sector != null }"
                        + ".collectEntries { [it.slug, [it.modelCount, it.groupModelCount]] }"))
                .extracting("google", "google-deepmind")
                .containsExactly(List.of(9, 27), List.of(10, 0));
    }

    @Test
    void rankingOfAYearComesWithTheNumberOfModelsOfThisYearAndOfTheWindow() {
        var window = new HashMap<String, Object>(Map.of("by", "SECTOR", "revision", 3, "from", 2020, "to", 2024));
        assertThat(McpClient.call("trends", window).jsonPath().<Map<String, Object>>get(DATA))
                .containsOnlyKeys("trends");
        window.put("year", 2024);
        var answer = McpClient.call("trends", window).jsonPath();
        assertThat(answer.<Map<String, Object>>get(DATA + ".year"))
                .containsEntry("from", 2024)
                .containsEntry("to", 2024)
                .containsEntry("modelCount", 122);
        assertThat(answer.getInt(DATA + ".trends.modelCount")).isEqualTo(271);
        assertThat(answer.getInt(DATA + ".trends.ranking.find { it.key == 'INDUSTRY' }.modelCount"))
                .isEqualTo(118);
    }

    @Test
    void seriesOfAValueShowsItsGrowthInEachYear() {
        var answer = McpClient.call("trends", Map.of("by", "SECTOR", "revision", 3, "from", 2022, "to", 2024))
                .jsonPath();
        var industry = DATA + ".trends.series.find { it.key == 'INDUSTRY' }";
        assertThat(answer.getString(industry + ".label")).isEqualTo("Industry");
        assertThat(answer.getList(industry + ".years.modelCount")).containsExactly(26, 102, 118);
        assertThat(answer.getInt(industry + ".years[2].change")).isEqualTo(16);
        assertThat(answer.getDouble(industry + ".years[2].growthRate")).isCloseTo(16 / 102.0, within(1e-6));
    }

    @Test
    void toolIgnoresALanguageThatItDoesNotNeed() {
        var answer = McpClient.call("trends", Map.of("language", "KO", "revision", 3, "from", 2020, "to", 2024))
                .jsonPath();
        assertThat(answer.getString("result.content[0].text")).contains("\"modelCount\":271");
    }

    @Test
    void pingMayHaveAnyParams() {
        var answer = given().contentType("application/json")
                .body("{\"jsonrpc\": \"2.0\", \"id\": 7, \"method\": \"ping\", \"params\": []}")
                .post("/mcp");
        assertThatJson(answer.asString()).isEqualTo("{jsonrpc: '2.0', id: 7, result: {}}");
    }

    @Test
    void requestsAreCountedSeparatelyForEachTool() {
        var before = calls("claims");
        McpClient.call("claims", Map.of("id", "is-198-22", "revision", 3));
        // The server counts a request after its response, so it may also count the last request of another test late.
        await().until(() -> calls("claims") > before);
    }

    private double calls(String tool) {
        var series = "atlas_requests_seconds_count\\{[^}]*operation=\"\\(mcp " + tool + "\\)\"[^}]*} ";
        return given().get(management.resolve("/q/metrics"))
                .asString()
                .lines()
                .filter(line -> line.matches(series + ".*"))
                .mapToDouble(line -> Double.parseDouble(line.replaceFirst(series, "")))
                .sum();
    }

    private static void assertProblem(Response response, int status, String code) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.jsonPath().getString("errors[0].extensions.code")).isEqualTo(code);
    }

    private static Response post(Object body) {
        return McpClient.post(given(), body);
    }
}
