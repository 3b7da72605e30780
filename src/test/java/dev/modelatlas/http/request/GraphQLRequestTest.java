package dev.modelatlas.http.request;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.websocket.ClientMessage;
import dev.modelatlas.http.websocket.ClientMessage.Type;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.value.Sha256;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** GraphQL requests in bodies, URLs and WebSocket messages, and the problems of invalid ones. */
@Concurrent
class GraphQLRequestTest {

    @Test
    void readsAllPartsFromABody() {
        var body = "{\"query\": \"query Q { a }\", \"operationName\": \"Q\", \"variables\": {\"x\": 1.50, \"y\": [2]},"
                + " \"extensions\": {\"e\": null}, \"other\": 1}";
        var request = read(body);
        assertThat(request.query()).isEqualTo("query Q { a }");
        assertThat(request.operationName()).isEqualTo("Q");
        assertThat(request.variables()).isEqualTo(Map.of("x", new BigDecimal("1.50"), "y", List.of(2)));
        assertThat(request.extensions()).containsOnlyKeys("e");
    }

    @Test
    void weightOfARequestIncludesItsOperationName() {
        var unnamed = new GraphQLRequest("{ a }", null, Map.of(), Map.of(), null);
        var named = new GraphQLRequest("{ a }", "\uac00".repeat(1_000), Map.of(), Map.of(), null);
        assertThat(named.weight() - unnamed.weight()).isEqualTo(2_040);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}",
                "[]",
                "{\"a\":1}",
                "{\"name\":\"\"}",
                "1",
                "1.5",
                "12345678901234567890.5",
                "true",
                "\"\"",
                "\"\u00e9\"",
                "\"\uac00\""
            })
    void estimateForAnUnparsedBodyIsAtLeastTheWeightOfItsRequest(String value) {
        var values = String.join(",", Collections.nCopies(1_000, value));
        var body =
                Buffer.buffer("{\"query\":\"{ a }\",\"operationName\":\"Q\",\"variables\":{\"x\":[" + values + "]}}");
        assertThat(GraphQLRequest.estimatedWeight(body))
                .isGreaterThanOrEqualTo(GraphQLRequest.ofBody(body).weight());
    }

    @Test
    void nullOrMissingPartsAreEmpty() {
        var bare = new GraphQLRequest("{ a }", null, Map.of(), Map.of(), null);
        assertThat(read("{\"query\": \"{ a }\"}")).isEqualTo(bare);
        assertThat(read("{\"query\": \"{ a }\", \"operationName\": \"\", \"variables\": null, \"extensions\": null}"))
                .isEqualTo(bare);
    }

    @Test
    void acceptsAHashInsteadOfADocument() {
        var request = read("{\"operationName\": \"Q\", \"extensions\": {\"persistedQuery\": {\"version\": 1}}}");
        assertThat(request.query()).isNull();
        assertThat(request.withQuery("{ a }"))
                .isEqualTo(new GraphQLRequest(
                        "{ a }", "Q", Map.of(), Map.of("persistedQuery", Map.of("version", 1)), null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "                                       |               | The body is not JSON at line 1, column 0.",
                "{\"query\": 1}                         | query         | `query` must be a string.",
                "{\"query\": \" \"}                     | query         | `query` is missing. It must contain the GraphQL document.",
                "{}                                     | query         | `query` is missing. It must contain the GraphQL document.",
                "{\"query\": \"a\", \"variables\": []}   | variables     | `variables` must be a JSON object.",
                "{\"query\": \"a\", \"extensions\": 1}   | extensions    | `extensions` must be a JSON object.",
                "{\"query\": \"a\", \"operationName\": 1} | operationName | `operationName` must be a string.",
                "{\"query\": \"a\"} x                   |               | The body is not JSON at line 1, column 16.",
                "{\"a\": 1, \"a\": 2}                   |               | The body is not JSON at line 1, column 13.",
                "\"a\"                                  |               | The body must be a JSON object.",
                "null                                   |               | The body must be a JSON object.",
                "[]  | | Batches are not supported. Send one operation per request, not a list.",
                "{\"a\": 1e99999999999}                 |               | The body has a number that is too large.",
            })
    void errorNamesTheInvalidMemberOfABody(String body, String member, String message) {
        var refusal = catchThrowableOfType(
                HttpRefusal.class, () -> GraphQLRequest.ofBody(body == null ? null : Buffer.buffer(body)));
        assertThat(refusal).hasMessage(message);
        assertThat(refusal.argument()).isEqualTo(member);
        assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_REQUEST);
        assertThat(refusal.status()).isEqualTo(400);
    }

    @Test
    void refusesInvalidUtf8() {
        var body = Buffer.buffer("{\"query\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(catchThrowableOfType(HttpRefusal.class, () -> GraphQLRequest.ofBody(body)))
                .hasMessage("The body is not UTF-8.");
    }

    @Test
    void refusesJsonThatNestsTooDeeply() {
        var body = "[".repeat(1001) + "]".repeat(1001);
        var refusal = catchThrowableOfType(ApiException.class, () -> GraphQLRequest.parse("variables", body));
        assertThat(refusal.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
        assertThat(refusal.argument()).isEqualTo("variables");
        assertThat(refusal).hasMessageStartingWith("`variables` nests deeper than 1000 levels");
    }

    @Test
    void errorNamesTheLimitForALongString() {
        var body = '"' + "a".repeat(20_000_001) + '"';
        assertThatThrownBy(() -> GraphQLRequest.parse("variables", body))
                .hasMessageContaining("a string with more than 20000000 characters");
    }

    @Test
    void readsAllPartsOfARequestFromUrlParameters() {
        var parameters = MultiMap.caseInsensitiveMultiMap()
                .add("query", "{ a }")
                .add("operationName", "Q")
                .add("variables", "{\"x\": 1}")
                .add("extensions", "");
        assertThat(GraphQLRequest.ofParameters(parameters))
                .isEqualTo(new GraphQLRequest("{ a }", "Q", Map.of("x", 1), Map.of(), null));
        assertThat(GraphQLRequest.ofParameters(
                        MultiMap.caseInsensitiveMultiMap().add("query", "{ a }")))
                .isEqualTo(new GraphQLRequest("{ a }", null, Map.of(), Map.of(), null));
    }

    @Test
    void refusesARepeatedParameter() {
        var parameters =
                MultiMap.caseInsensitiveMultiMap().add("query", "{ a }").add("query", "{ b }");
        var refusal = catchThrowableOfType(HttpRefusal.class, () -> GraphQLRequest.ofParameters(parameters));
        assertThat(refusal).hasMessage("`query` is given more than once.");
        assertThat(refusal.argument()).isEqualTo("query");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                " Application/JSON ; charset=UTF-8",
                "application/json;charset=\"utf8\"",
                "application/json;"
            })
    void acceptsJsonInUtf8(String contentType) {
        assertThat(GraphQLRequest.isJson(contentType)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json; charset=latin1", "application/jsonp", ""})
    void refusesMediaTypesOtherThanJsonInUtf8(String contentType) {
        assertThat(GraphQLRequest.isJson(contentType)).isFalse();
        assertThat(GraphQLRequest.isJson(null)).isFalse();
    }

    @Test
    void messagesOfASubscriptionHaveAnId() {
        assertThat(ClientMessage.of("{\"type\": \"subscribe\", \"id\": \"1\", \"payload\": {\"query\": \"{ a }\"}}"))
                .isEqualTo(new ClientMessage(Type.SUBSCRIBE, "1", Map.of("query", "{ a }")));
        assertThat(ClientMessage.of("{\"type\": \"complete\", \"id\": \"" + "i".repeat(200) + "\"}"))
                .isEqualTo(new ClientMessage(Type.COMPLETE, "i".repeat(200), Map.of()));
        assertThat(ClientMessage.of("{\"type\": \"complete\", \"id\": \"1\"}"))
                .isEqualTo(new ClientMessage(Type.COMPLETE, "1", Map.of()));
        assertThat(ClientMessage.of("{\"type\": \"ping\", \"id\": 1, \"payload\": {\"a\": 1}}"))
                .isEqualTo(new ClientMessage(Type.PING, null, Map.of("a", 1)));
        assertThat(ClientMessage.of("{\"type\": \"connection_init\"}"))
                .isEqualTo(new ClientMessage(Type.CONNECTION_INIT, null, Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1                                                    | message | `message` must be a JSON object.",
                "{\"type\": \"next\"}                                   | type    | `type` must be one of connection_init, ping, pong, subscribe, complete.",
                "{}                                                   | type    | `type` must be one of connection_init, ping, pong, subscribe, complete.",
                "{\"type\": \"complete\"}                               | id      | `id` must be a non-empty string.",
                "{\"type\": \"complete\", \"id\": \"\"}                   | id      | `id` must be a non-empty string.",
                "{\"type\": \"complete\", \"id\": 1}                    | id      | `id` must be a non-empty string.",
                "{\"type\": \"complete\", \"id\": \"LONG\"}                | id      | `id` must have at most 200 characters.",
                "{\"type\": \"subscribe\", \"id\": \"1\"}                 | payload | `payload` is missing.",
                "{\"type\": \"subscribe\", \"id\": \"1\", \"payload\": 1} | payload | `payload` must be a JSON object.",
            })
    void errorNamesTheInvalidMemberOfAMessage(String text, String member, String message) {
        var refusal =
                catchThrowableOfType(HttpRefusal.class, () -> ClientMessage.of(text.replace("LONG", "i".repeat(201))));
        assertThat(refusal).hasMessage(message);
        assertThat(refusal.argument()).isEqualTo(member);
    }

    @Test
    void errorForALateRequestNamesATimeBelowASecond() {
        assertThat(HttpRefusal.requestTimeout(Duration.ofMillis(500))).hasMessageContaining(" within 500 ms.");
        assertThat(HttpRefusal.requestTimeout(Duration.ofSeconds(7))).hasMessageContaining(" within 7 s.");
    }

    @Test
    void eachRefusalHasItsStatusAndErrorCode() {
        assertThat(Stream.of(
                        HttpRefusal.badRequest(null, ""),
                        HttpRefusal.methodNotAllowed("GET", ""),
                        HttpRefusal.notFound(),
                        HttpRefusal.notAcceptable("text/csv"),
                        HttpRefusal.payloadTooLarge(7),
                        HttpRefusal.unsupportedMediaType("No."),
                        HttpRefusal.requestTimeout(Duration.ofSeconds(7)),
                        HttpRefusal.responseNotRead(),
                        HttpRefusal.overloaded()))
                .extracting(refusal -> refusal.status() + " " + refusal.code())
                .containsExactly(
                        "400 BAD_REQUEST",
                        "405 METHOD_NOT_ALLOWED",
                        "404 NOT_FOUND",
                        "406 NOT_ACCEPTABLE",
                        "413 PAYLOAD_TOO_LARGE",
                        "415 UNSUPPORTED_MEDIA_TYPE",
                        "408 TIMEOUT",
                        "408 TIMEOUT",
                        "503 OVERLOADED");
        assertThat(HttpRefusal.methodNotAllowed("GET", "").allow()).isEqualTo("GET");
        assertThat(HttpRefusal.overloaded().allow()).isNull();
    }

    @Test
    void hashOfSeveralArraysEqualsTheHashOfTheirConcatenation() {
        assertThat(Sha256.hex("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Sha256.of(new byte[] {'a'}, new byte[] {'b', 'c'})).isEqualTo(Sha256.of(new byte[] {'a', 'b', 'c'}));
    }

    private static GraphQLRequest read(String body) {
        return GraphQLRequest.ofBody(Buffer.buffer(body));
    }
}
