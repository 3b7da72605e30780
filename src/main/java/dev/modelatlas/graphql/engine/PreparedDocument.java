package dev.modelatlas.graphql.engine;

import java.util.List;
import java.util.Objects;

import graphql.GraphQLError;
import graphql.language.Document;
import graphql.language.OperationDefinition;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.work.DocumentSize;

/**
 * A document that was parsed and checked, or what is wrong with it.
 *
 * @param text as the client sent it
 * @param document null when there are errors
 * @param errors empty when it can be run
 * @param plain what of it can be read without graphql-java's ceremony; null when something of it is read in batches
 * @param size null when there are errors
 * @param steps that it took to check it
 */
public record PreparedDocument(
        String text,
        Document document,
        List<GraphQLError> errors,
        PlainSelections plain,
        DocumentSize size,
        int steps) {
    /** Bytes that a field of {@link #plain} takes. */
    private static final int PLAIN_FIELD = 150;

    /** Bytes of Caffeine's entry, and of what stands around the document. */
    private static final int ENTRY = 300;

    /** One that cannot be run. */
    static PreparedDocument wrong(String text, List<GraphQLError> errors) {
        return new PreparedDocument(text, null, errors, null, null, 0);
    }

    /** Bytes that it keeps in memory so far: running it adds what was worked out about its selections. */
    public int weight() {
        return (int) (ENTRY + size.bytes() + (long) PLAIN_FIELD * plainFields());
    }

    int plainFields() {
        return plain == null ? 0 : plain.kept();
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
