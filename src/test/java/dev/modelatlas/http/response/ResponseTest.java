package dev.modelatlas.http.response;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.graphql.execution.Answer;
import dev.modelatlas.http.message.ResponseType;
import dev.modelatlas.http.observe.RequestOutcome;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class ResponseTest {

    @ParameterizedTest
    @CsvSource({
        "LIMIT_EXCEEDED, false, 400, 200",
        "GRAPHQL_PARSE_FAILED, false, 400, 200",
        "TIMEOUT, false, 503, 503",
        "INTERNAL_SERVER_ERROR, false, 500, 500",
        "TIMEOUT, true, 200, 200",
        "LIMIT_EXCEEDED, true, 200, 200",
    })
    void statusDependsOnErrorCodeAndExecutionAndMediaType(
            ErrorCode code, boolean executed, int status, int statusOfOldType) {
        var answer = new Answer(null, executed, null, List.of(CodedError.of(code, "No.")));
        assertThat(Response.status(answer, ResponseType.GRAPHQL_RESPONSE)).isEqualTo(status);
        assertThat(Response.status(answer, ResponseType.JSON)).isEqualTo(statusOfOldType);
    }

    @ParameterizedTest
    @CsvSource({"100000, false", "100001, true"})
    void hashingAndCompressingALongBodyIsSlowOnlyTheFirstTime(int bytes, boolean isLong) {
        var response = SerializedResponse.of(
                200, ResponseType.JSON, RequestOutcome.ABANDONED, new Freshness(1, null, null, false), new byte[bytes]);
        assertThat(response.isLongToCompress()).isEqualTo(isLong);
        assertThat(response.isLongToHash()).isEqualTo(isLong);
        response.gzip();
        response.etag();
        assertThat(response.isLongToCompress()).isFalse();
        assertThat(response.isLongToHash()).isFalse();
    }
}
