package dev.modelatlas.graphql.engine;

import java.util.List;
import java.util.Map;

import graphql.GraphQLError;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;

/**
 * What running a document gave.
 *
 * @param cost of the operation; null when it was refused before it was counted
 * @param executed false when the request was refused before any field was asked
 * @param data by response name; null when not executed, or when a required field at the root failed
 * @param errors each with its code
 */
public record Answer(Cost cost, boolean executed, Map<String, Object> data, List<GraphQLError> errors) {

    /** The answer to a request that cannot be executed. */
    public static Answer refused(List<GraphQLError> errors) {
        return new Answer(null, false, null, errors);
    }

    /** The same answer without its data, and why. */
    public Answer without(ApiException reason) {
        return new Answer(cost, executed, null, List.of(CodedError.of(reason)));
    }

    /** Whether an error has that code. */
    public boolean failedBy(ErrorCode code) {
        return errors.stream()
                .anyMatch(error -> code.name().equals(error.getExtensions().get("code")));
    }
}
