package dev.modelatlas.http.graphql;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.RawHttp;

import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class GraphQLHandlerTest {
    private static final String TYPENAME =
            "{data: {__typename: 'Query'}, extensions: {cost: {requested: 0, maximum: 25000}}}";

    @Test
    void answersAQueryByGet() {
        var response = given().queryParam("query", "{ __typename }").get("/graphql");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThatJson(response.asString()).isEqualTo(TYPENAME);
    }

    @Test
    void readsAQueryWithLineBreaksAndCommentsFromAUrl() {
        var response = given().queryParam("query", "{ # all\n  __typename\n}").get("/graphql");
        assertThatJson(response.asString()).isEqualTo(TYPENAME);
    }

    /**
     * A program that accepts only JSON gets an error that names what is missing. So does a browser whose URL has
     * parameters.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'text/html,application/xhtml+xml,*/*;q=0.8' | /graphql         | 303 | /graphiql",
                "application/json                            | /graphql         | 400 |",
                "'*/*'                                       | /graphql         | 400 |",
                "'application/json, text/html;q=0.1'         | /graphql         | 400 |",
                "'text/html,*/*;q=0.8'                       | /graphql?quer=x  | 400 |",
            })
    void sendsABrowserWithoutAQueryToThePlayground(String accept, String path, int status, String location) {
        for (var method : List.of("GET", "HEAD")) {
            var response =
                    given().redirects().follow(false).header("Accept", accept).request(method, path);
            assertThat(response.statusCode()).as(method).isEqualTo(status);
            assertThat(response.header("Location")).as(method).isEqualTo(location);
        }
    }

    @Test
    void decodesAUrlOnlyOnce() {
        var response = given().queryParam("query", "{ __type(name: \"%2B 100% 한국\") { name } }")
                .get("/graphql");
        assertThatJson(response.asString()).node("data").isEqualTo("{__type: null}");
    }

    @Test
    void readsAUrlOfSixteenKilobytes() {
        var response = given().queryParam("query", "{ __typename #" + "x".repeat(15_000) + "\n}")
                .get("/graphql");
        assertThatJson(response.asString()).isEqualTo(TYPENAME);
    }

    @Test
    void runsTheNamedOperation() {
        var response = given().queryParam("query", "query A { a: __typename } query B { b: __typename }")
                .queryParam("operationName", "B")
                .queryParam("variables", "{}")
                .get("/graphql");
        assertThatJson(response.asString()).node("data").isEqualTo("{b: 'Query'}");
    }

    @ParameterizedTest
    @CsvSource({
        "application/graphql-response+json,          application/graphql-response+json;charset=utf-8",
        "application/json,                           application/json;charset=utf-8",
        "application/json;charset=nope,              application/json;charset=utf-8",
        "'text/html, */*;q=0.1',                     application/json;charset=utf-8",
        "'application/json;q=0.5, application/graphql-response+json',"
                + " application/graphql-response+json;charset=utf-8",
    })
    void usesTheClientsPreferredMediaType(String accept, String contentType) {
        var response = given().accept(accept)
                .contentType(ContentType.JSON)
                .body(query("{ __typename }"))
                .post("/graphql");
        assertThat(response.contentType().replace(" ", "")).isEqualTo(contentType);
        assertThatJson(response.asString()).isEqualTo(TYPENAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphql?query=%7B__typename%7D", "/export/template.csv"})
    void acceptHeaderMayBeSplitIntoSeveralLines(String path) {
        var reply = RawHttp.send(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Accept: text/html\r\nAccept: application/json, text/csv\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void refusesAClientThatAcceptsNoOfferedMediaType() {
        var response = given().accept("text/html, application/json;q=0")
                .queryParam("query", "{ __typename }")
                .get("/graphql");
        assertRefused(
                response,
                406,
                "NOT_ACCEPTABLE",
                "Set the `Accept` header to application/graphql-response+json or application/json."
                        + " This endpoint returns no other media type.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/graphql",
                "application/json; charset=utf-16",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x"
            })
    void refusesABodyThatIsNotJson(String contentType) {
        var response = raw().header("Content-Type", contentType)
                .body("{\"query\": \"{ __typename }\"}".getBytes())
                .post("/graphql");
        assertRefused(
                response, 415, "UNSUPPORTED_MEDIA_TYPE", "Send the body as Content-Type: application/json, in UTF-8.");
    }

    @ParameterizedTest
    @CsvSource({
        "/graphql, gzip, 415",
        "/graphql, br, 415",
        "/graphql, identity, 200",
        "/graphql, utf-8, 200",
        "/graphql, '', 200",
        "/mcp, gzip, 415"
    })
    void refusesACompressedBody(String path, String encoding, int status) {
        var response = raw().header("Content-Type", "application/json")
                .header("Content-Encoding", encoding)
                .body("{\"query\": \"{ __typename }\"}".getBytes())
                .post(path);
        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Test
    void refusesABodyWithoutAMediaType() {
        assertThat(raw().noContentType().body("{}".getBytes()).post("/graphql").statusCode())
                .isEqualTo(415);
    }

    @Test
    void refusesAMethodThatIsNotAllowedAndListsTheAllowedOnes() {
        var response = given().contentType(ContentType.JSON)
                .body(query("{ __typename }"))
                .put("/graphql");
        assertRefused(response, 405, "METHOD_NOT_ALLOWED", "Use GET or POST.");
        assertThat(response.header("Allow")).isEqualTo("GET, HEAD, POST, OPTIONS");
    }

    /** A server that waited would store a body that it never uses. */
    @ParameterizedTest
    @CsvSource({"PUT, 405", "DELETE, 405", "GET, 200", "OPTIONS, 204"})
    void doesNotWaitForTheBodyOfARequestWhoseMethodNeedsNoBody(String method, int status) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((method + " /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Content-Length: 1000000\r\n\r\n{")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(answer).isEqualTo("HTTP/1.1 " + status);
        }
    }

    @Test
    void answersAnOptionsRequestWithTheAllowedMethods() {
        var response = given().options("/graphql");
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.header("Allow")).isEqualTo("GET, HEAD, POST, OPTIONS");
    }

    @Test
    void refusesAnInvalidPercentEncodingInTheUrl() {
        var reply = RawHttp.send(
                "GET /graphql?query=% HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes());
        assertThat(reply.status()).isEqualTo(400);
        assertThatJson(reply.body()).isEqualTo("""
                        {"errors": [{
                          "message": "The URL has a percent-encoded sequence that cannot be decoded.",
                          "extensions": {"code": "BAD_REQUEST"}
                        }]}""");
    }

    @Test
    void refusesABodyOverTheLimit() {
        var response = post("{\"query\": \"{ __typename } #" + "x".repeat(1 << 20) + "\"}");
        assertRefused(response, 413, "PAYLOAD_TOO_LARGE", "The body is larger than 1048576 bytes.");
    }

    @Test
    void refusesAWebSocketWithoutTheSubprotocol() {
        var response = given().header("Upgrade", "websocket")
                .header("Connection", "Upgrade")
                .get("/graphql");
        assertRefused(
                response,
                400,
                "BAD_REQUEST",
                "The only supported WebSocket subprotocol is graphql-transport-ws. Request it.");
    }

    @Test
    void errorOfASubscriptionOverHttpPointsToWebSocket() {
        var response = post("{\"query\": \"subscription { revisionPublished { number } }\"}");
        assertThatJson(response.asString()).node("errors").isEqualTo("""
                [{"message": "Subscriptions run only over WebSocket. Connect to this URL with the subprotocol graphql-transport-ws.",
                  "extensions": {"code": "BAD_REQUEST", "argument": "query"}}]""");
    }

    @Test
    void servesTheSchemaAsText() {
        var response = given().get("/graphql/schema.graphql");
        assertThat(response.contentType().replace(" ", "")).isEqualTo("text/plain;charset=utf-8");
        assertThat(response.asString()).contains("type Query {").doesNotContain("@defer", "BigInteger");
    }

    private static Map<String, String> query(String document) {
        return Map.of("query", document);
    }

    private static Response post(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/graphql");
    }

    /** REST Assured must not add a charset to the type, or encode the body. */
    private static RequestSpecification raw() {
        return given().config(RestAssured.config()
                .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs("multipart/form-data", ContentType.TEXT)
                        .encodeContentTypeAs("application/x-www-form-urlencoded", ContentType.TEXT)
                        .encodeContentTypeAs("application/graphql", ContentType.TEXT)));
    }

    private static void assertRefused(Response response, int status, String code, String message) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThatJson(response.asString())
                .isEqualTo("{\"errors\": [{\"message\": \"%s\", \"extensions\": {\"code\": \"%s\"}}]}"
                        .formatted(message, code));
    }
}
