package dev.modelatlas.http.message;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.io.SerializedString;
import graphql.language.SourceLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.direct.DirectObject;
import dev.modelatlas.graphql.document.Cost;
import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.graphql.execution.Answer;
import dev.modelatlas.http.observe.RequestOutcome;
import dev.modelatlas.http.websocket.ServerMessage;
import dev.modelatlas.revision.Revision;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The serialized form of responses and errors, and what operators see of them. */
@Concurrent
class ResponseBodyTest {
    private static final Revision REVISION = new Revision(
            8,
            "2026-08-19",
            LocalDate.parse("2026-08-19"),
            OffsetDateTime.parse("2026-08-20T00:00:00Z"),
            "Epoch AI",
            null,
            527,
            2,
            3,
            1,
            0,
            null);

    @Test
    void writesValuesUnchanged() {
        var data = new LinkedHashMap<String, Object>();
        data.put("text", "네이버 \"x\"\n");
        data.put("numbers", Arrays.asList(1, 2.1e25, 0.1, null, true));
        assertThat(write(data))
                .isEqualTo("{\"data\":{\"text\":\"네이버 \\\"x\\\"\\n\",\"numbers\":[1,2.1E25,0.1,null,true]}}");
    }

    @Test
    void writesNumbersInTheirShortestFormOnEveryJdk() {
        var data = Map.<String, Object>of("numbers", List.of(2e23, 1e23, 9.702e24));
        assertThat(write(data)).isEqualTo("{\"data\":{\"numbers\":[2.0E23,1.0E23,9.702E24]}}");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesNumbersThatJsonCannotRepresent(double number) {
        assertThatThrownBy(() -> write(Map.of("number", number))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAnAnswerWithTooManyBytes() {
        var data = Map.<String, Object>of("text", "가".repeat(400));
        assertThatThrownBy(() -> write(data))
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("The response is larger than 1000 bytes. ");
    }

    @Test
    void replacesATooLargeEventWithAnError() {
        var answer = new Answer(null, true, Map.of("text", "a".repeat(1_000)), List.of());
        assertThat(ServerMessage.next("7", answer, List.of(), 1_000))
                .startsWith(
                        "{\"type\":\"next\",\"id\":\"7\",\"payload\":{\"errors\":[{\"message\":\"The response is larger")
                .endsWith("\"extensions\":{\"code\":\"LIMIT_EXCEEDED\"}}],\"data\":null}}");
    }

    private static String write(Map<String, Object> data) {
        return new String(
                ResponseBody.of(new Answer(null, true, data, List.of()), List.of(), 1_000), StandardCharsets.UTF_8);
    }

    @Test
    void writesErrorsAndExtensionsBesideTheData() {
        var error = new CodedError(
                "No.", List.of(new SourceLocation(2, 7)), List.of("models", 3), Map.of("code", "BAD_USER_INPUT"));
        var answer = new Answer(new Cost(12, 100), true, null, List.of(error));
        assertThat(new String(ResponseBody.of(answer, List.of(REVISION), 1_000), StandardCharsets.UTF_8))
                .isEqualTo("{\"errors\":[{\"message\":\"No.\",\"locations\":[{\"line\":2,\"column\":7}],"
                        + "\"path\":[\"models\",3],\"extensions\":{\"code\":\"BAD_USER_INPUT\"}}],\"data\":null,"
                        + "\"extensions\":{\"atlas\":{\"revisions\":[{\"number\":8,\"asOf\":\"2026-08-19\"}]},"
                        + "\"cost\":{\"requested\":12,\"maximum\":100}}}");
    }

    @Test
    void responseToARefusedRequestContainsOnlyTheError() {
        var error = new CodedError("No.", null, null, Map.of("code", "BAD_REQUEST"));
        var body = "{\"errors\":[{\"message\":\"No.\",\"extensions\":{\"code\":\"BAD_REQUEST\"}}]}";
        assertThat(new String(ResponseBody.of(error), StandardCharsets.UTF_8)).isEqualTo(body);
        assertThat(new String(
                        ResponseBody.of(Answer.refused(List.of(error)), List.of(), 1_000), StandardCharsets.UTF_8))
                .isEqualTo(body);
    }

    @Test
    void writesObjectsOfDirectExecutionWithTheirFieldNames() {
        var object = new DirectObject(
                List.of(new SerializedString("slug"), new SerializedString("rank")), new Object[] {"a", 1});
        assertThat(ResponseBody.text(Map.of("data", List.of(object))))
                .isEqualTo("{\"data\":[{\"slug\":\"a\",\"rank\":1}]}");
    }

    @Test
    void messagesOfASubscriptionHaveItsId() {
        var error = CodedError.of(ErrorCode.TIMEOUT, "Late.");
        assertThat(ServerMessage.next("7", new Answer(null, true, Map.of("a", 1), List.of()), List.of(), 1_000))
                .isEqualTo("{\"type\":\"next\",\"id\":\"7\",\"payload\":{\"data\":{\"a\":1}}}");
        assertThat(ServerMessage.error("7", List.of(error)))
                .isEqualTo("{\"type\":\"error\",\"id\":\"7\",\"payload\":"
                        + "[{\"message\":\"Late.\",\"extensions\":{\"code\":\"TIMEOUT\"}}]}");
        assertThat(ServerMessage.complete("7")).isEqualTo("{\"type\":\"complete\",\"id\":\"7\"}");
    }

    @Test
    void outcomeOfARequestHasCostAndRevisionsAndTheCodeOfTheFirstError() {
        var late = CodedError.of(ErrorCode.TIMEOUT, "Late.");
        var wrong = CodedError.of(ErrorCode.BAD_USER_INPUT, "Wrong.");
        assertThat(RequestOutcome.of("Q", new Answer(new Cost(12, 100), true, Map.of(), List.of()), List.of(REVISION)))
                .isEqualTo(new RequestOutcome("Q", "OK", 12, List.of(8)));
        assertThat(RequestOutcome.of(null, Answer.refused(List.of(late, wrong)), List.of()))
                .isEqualTo(new RequestOutcome(null, "TIMEOUT", null, List.of()));
        assertThat(RequestOutcome.refused("Q", wrong))
                .isEqualTo(new RequestOutcome("Q", "BAD_USER_INPUT", null, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "BAD_USER_INPUT, 400",
        "LIMIT_EXCEEDED, 400",
        "BAD_REQUEST, 400",
        "REVISION_NOT_FOUND, 404",
        "GRAPHQL_PARSE_FAILED, 400",
        "GRAPHQL_VALIDATION_FAILED, 400",
        "OPERATION_RESOLUTION_FAILURE, 400",
        "DOCUMENT_NOT_TRUSTED, 400",
        "IDEMPOTENCY_MISMATCH, 409",
        "ID_COLLISION, 409",
        "PAYLOAD_TOO_LARGE, 413",
        "TIMEOUT, 503",
        "UNAVAILABLE, 503",
        "OVERLOADED, 503",
        "INTERNAL_SERVER_ERROR, 500",
    })
    void statusOutsideOfGraphQLFollowsFromTheErrorCode(ErrorCode code, int status) {
        assertThat(RefusalStatus.of(CodedError.of(code, "No."))).isEqualTo(status);
    }
}
