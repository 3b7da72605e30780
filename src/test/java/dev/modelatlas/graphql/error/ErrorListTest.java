package dev.modelatlas.graphql.error;

import java.util.List;
import java.util.Map;

import graphql.GraphQLError;
import org.junit.jupiter.api.Test;

import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class ErrorListTest {

    @Test
    void reportsAnInvalidArgumentOnceForAllRows() {
        var told = ErrorList.grouped(List.of(inRow(0, ErrorCode.BAD_USER_INPUT), inRow(1, ErrorCode.BAD_USER_INPUT)));
        assertThat(told).hasSize(1);
        assertThat(told.get(0).getPath()).containsExactly("nodes", 0, "models");
        assertThat(told.get(0).getExtensions()).isEqualTo(Map.of("code", "BAD_USER_INPUT", "rows", 2));
    }

    @Test
    void reportsATimeoutForEachRow() {
        var errors = List.of(inRow(0, ErrorCode.TIMEOUT), inRow(1, ErrorCode.TIMEOUT));
        assertThat(ErrorList.grouped(errors)).isEqualTo(errors);
    }

    private static GraphQLError inRow(int row, ErrorCode code) {
        return new CodedError("no", List.of(), List.of("nodes", row, "models"), Map.of("code", code.name()));
    }
}
