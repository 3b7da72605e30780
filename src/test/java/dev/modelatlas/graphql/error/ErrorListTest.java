package dev.modelatlas.graphql.error;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import graphql.GraphQLError;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class ErrorListTest {

    @Test
    void eachFailedFieldHasItsOwnError() {
        var errors = List.of(inRow(0, "no"), inRow(1, "no"));
        assertThat(ErrorList.limited(errors)).isEqualTo(errors);
    }

    @Test
    void equalErrorsOfAFieldAreListedOnce() {
        var errors = List.of(inRow(0, "no"), inRow(0, "no"), inRow(0, "never"));
        assertThat(ErrorList.limited(errors))
                .extracting(GraphQLError::getMessage)
                .containsExactly("no", "never");
    }

    @Test
    void lastErrorStatesHowManyAreNotListed() {
        var errors = IntStream.range(0, 103).mapToObj(row -> inRow(row, "no")).toList();
        var listed = ErrorList.limited(errors);
        assertThat(listed.subList(0, 100)).isEqualTo(errors.subList(0, 100));
        assertThat(listed.subList(100, listed.size()))
                .extracting(GraphQLError::getMessage)
                .containsExactly("Only the first 100 errors are listed. There are 3 more.");
    }

    private static GraphQLError inRow(int row, String message) {
        return new CodedError(message, List.of(), List.of("nodes", row, "models"), Map.of("code", "BAD_USER_INPUT"));
    }
}
