package dev.modelatlas.graphql.document;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import graphql.GraphQLError;
import graphql.language.Document;
import graphql.language.OperationDefinition;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.direct.DirectSelections;
import dev.modelatlas.graphql.work.DocumentSize;
import dev.modelatlas.value.Excerpt;

/**
 * A parsed and validated document, or its errors.
 *
 * @param text the document as the client sent it
 * @param document the parsed document; null when there are errors
 * @param errors empty when the document can be executed
 * @param direct computes which fields can be read directly from memory; null when the document selects fields that are
 *     loaded in batches
 * @param size size of the parsed document; null when there are errors
 * @param steps number of steps that validation took
 */
public record PreparedDocument(
        String text,
        Document document,
        List<GraphQLError> errors,
        DirectSelections direct,
        DocumentSize size,
        int steps) {
    /** Estimated bytes of one cached field of {@link #direct}. */
    private static final int DIRECT_FIELD = 150;

    /** Estimated bytes of the cache entry and of the objects that it holds besides the document. */
    private static final int ENTRY = 300;

    private static final int SHOWN_CHARACTERS = 60;

    /** A document that cannot be executed. */
    static PreparedDocument wrong(String text, List<GraphQLError> errors) {
        return new PreparedDocument(text, null, errors, null, null, 0);
    }

    /** Current heap size in bytes. It grows when an execution of the document computes direct selections. */
    public int weight() {
        return (int) (ENTRY + size.bytes() + (long) DIRECT_FIELD * directFields());
    }

    public int directFields() {
        return direct == null ? 0 : direct.fieldCount();
    }

    /** The names of the document's operations. Operations without a name are left out. */
    public List<String> operationNames() {
        return document.getDefinitionsOfType(OperationDefinition.class).stream()
                .map(OperationDefinition::getName)
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * Selects the operation to execute.
     *
     * @param name name of the operation; null when the client sent none, which is valid if the document has a single
     *     operation
     * @param variables plain values of the variables by name, as parsed from JSON
     * @throws ApiException OPERATION_RESOLUTION_FAILURE when no operation or several operations match
     */
    public PreparedOperation operation(String name, Map<String, Object> variables) {
        OperationDefinition wanted = null;
        var count = 0;
        for (Object definition : document.getDefinitions()) {
            if (definition instanceof OperationDefinition operation
                    && (name == null || name.equals(operation.getName()))) {
                wanted = operation;
                count++;
            }
        }
        if (count == 1) {
            return new PreparedOperation(this, wanted, variables);
        }
        var operations = document.getDefinitionsOfType(OperationDefinition.class);
        var names = operations.stream().map(PreparedDocument::shown).toList();
        throw new ApiException(
                ErrorCode.OPERATION_RESOLUTION_FAILURE,
                "operationName",
                operations.isEmpty()
                        ? "The document has fragments but no operation. Add an operation."
                        : name == null
                                ? "The document has several operations. Set `operationName` to one of " + names + "."
                                : "The document has no operation named \"" + Excerpt.of(name, SHOWN_CHARACTERS)
                                        + "\". Its operations: " + names + ".");
    }

    private static String shown(OperationDefinition operation) {
        return operation.getName() == null ? "(unnamed)" : Excerpt.of(operation.getName(), SHOWN_CHARACTERS);
    }
}
