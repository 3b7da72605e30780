package dev.modelatlas.graphql.execution;

import java.util.List;
import java.util.Map;

import graphql.GraphQLError;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.document.Cost;
import dev.modelatlas.graphql.error.CodedError;

/**
 * The result of executing a document.
 *
 * @param cost cost of the operation; null when the operation was refused before the cost was computed
 * @param executed false when the request was refused before any field was resolved
 * @param data values by response name; null when the operation was not executed, or when a required root field failed
 * @param errors the errors, each with its code
 */
public record Answer(Cost cost, boolean executed, Map<String, Object> data, List<GraphQLError> errors) {

    /** The result for a request that cannot be executed. */
    public static Answer refused(List<GraphQLError> errors) {
        return new Answer(null, false, null, errors);
    }

    /** The same result, but with an error instead of its data. */
    public Answer without(ApiException reason) {
        return new Answer(cost, executed, null, List.of(CodedError.of(reason)));
    }

    /** Whether one of the errors has the given code. */
    public boolean failedBy(ErrorCode code) {
        return errors.stream().anyMatch(error -> CodedError.code(error) == code);
    }
}
