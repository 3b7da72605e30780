package dev.modelatlas.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.modelatlas.testsupport.McpClient;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

/** A client with its own request headers. */
record Caller(List<Header> headers) {
    /** Maximum number of requests that a test sends until a limit is used up. The limit refills meanwhile. */
    static final int MOST_ATTEMPTS = 200;

    static Caller from(String address) {
        return new Caller(List.of(new Header("X-Forwarded-For", address)));
    }

    static Caller nobody() {
        return new Caller(List.of());
    }

    Caller with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Caller(more);
    }

    Caller with(PlainKey key) {
        return with("Authorization", "Bearer " + key.text());
    }

    Response post(String document) {
        return request()
                .contentType(ContentType.JSON)
                .body(Map.of("query", document))
                .post("/graphql");
    }

    Response post(String document, Map<String, Object> variables) {
        return request()
                .contentType(ContentType.JSON)
                .body(Map.of("query", document, "variables", variables))
                .post("/graphql");
    }

    Response postBody(String json) {
        return request().contentType(ContentType.JSON).body(json).post("/graphql");
    }

    Response get(String document) {
        return request().queryParam("query", document).get("/graphql");
    }

    Response get(String document, String variables) {
        return request()
                .queryParam("query", document)
                .queryParam("variables", variables)
                .get("/graphql");
    }

    /** Sends a GET request to a path other than {@code /graphql}. */
    Response path(String path) {
        return request().get(path);
    }

    /** Sends a request without a body. */
    Response send(String method, String path) {
        return request().request(method, path);
    }

    /** Sends a message of MCP. */
    Response mcp() {
        return McpClient.post(request(), "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"ping\"}");
    }

    Response upgrade() {
        return with("Upgrade", "websocket")
                .with("Connection", "Upgrade")
                .with("Sec-WebSocket-Version", "13")
                .with("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                .with("Sec-WebSocket-Protocol", "graphql-transport-ws")
                .request()
                .get("/graphql");
    }

    private RequestSpecification request() {
        return given().headers(new Headers(headers));
    }

    /** Asserts that a response is a refusal in the format for GraphQL clients. */
    static void assertRefused(Response response, int status, String code) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThatJson(response.asString()).isEqualTo("{errors: " + errors(code) + "}");
    }

    /**
     * Asserts that a response is a refusal on a path other than {@code /graphql}: problem details, which also contain
     * the errors in the format for GraphQL clients.
     */
    static void assertProblem(Response response, int status, String code) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThatJson(response.asString())
                .isEqualTo("{type: 'about:blank', title: '${json-unit.any-string}', status: " + status
                        + ", detail: '${json-unit.any-string}', code: '" + code + "', errors: " + errors(code) + "}");
    }

    /**
     * Sends requests until a response has another status than the given one, and returns this response. A limit refills
     * while the test runs, so the number of requests is not known in advance.
     *
     * @param request sends a request; gets the number of the attempt
     */
    static Response firstOtherThan(int status, IntFunction<Response> request) {
        return IntStream.range(0, MOST_ATTEMPTS)
                .mapToObj(request)
                .dropWhile(response -> response.statusCode() == status)
                .findFirst()
                .orElseThrow();
    }

    /** Sends requests, and asserts that each succeeds. */
    static void use(Caller caller, int times) {
        for (var n = 0; n < times; n++) {
            Response response = caller.get("{ __typename }");
            assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        }
    }

    private static String errors(String code) {
        return "[{message: '${json-unit.any-string}', extensions: {code: '" + code + "'}}]";
    }
}
