package dev.modelatlas.graphql.engine;

import java.util.List;
import java.util.Objects;

import graphql.GraphQLError;
import graphql.language.Document;
import graphql.language.OperationDefinition;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;

/**
 * A document that was parsed and checked, or what is wrong with it.
 *
 * @param text as the client sent it
 * @param document null when there are errors
 * @param errors empty when it can be run
 * @param plain what of it can be read without graphql-java's ceremony; null when something of it is read in batches
 */
public record PreparedDocument(String text, Document document, List<GraphQLError> errors, PlainSelections plain) {

    /** One that cannot be run. */
    static PreparedDocument wrong(String text, List<GraphQLError> errors) {
        return new PreparedDocument(text, null, errors, null);
    }

    /** Names of its operations; of those that have one. */
    public List<String> operationNames() {
        return document.getDefinitionsOfType(OperationDefinition.class).stream()
                .map(OperationDefinition::getName)
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * The operation to run.
     *
     * @param name null when the client named none, which does for a document with a single operation
     * @throws ApiException OPERATION_RESOLUTION_FAILURE when none or several would do
     */
    public OperationDefinition operation(String name) {
        var operations = document.getDefinitionsOfType(OperationDefinition.class);
        var wanted = operations.stream()
                .filter(operation -> name == null || name.equals(operation.getName()))
                .toList();
        if (wanted.size() == 1) {
            return wanted.get(0);
        }
        var names = operations.stream().map(PreparedDocument::shown).toList();
        throw new ApiException(
                ErrorCode.OPERATION_RESOLUTION_FAILURE,
                "operationName",
                operations.isEmpty()
                        ? "The document holds fragments only: add an operation."
                        : name == null
                                ? "The document holds several operations: name one of " + names + "."
                                : "The document holds no operation named \"" + name + "\"; it holds " + names + ".");
    }

    private static String shown(OperationDefinition operation) {
        return operation.getName() == null ? "one without a name" : operation.getName();
    }
}
