package dev.modelatlas.graphql.document;

import java.util.Map;

import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;

/**
 * An operation to execute, and the variables of the request.
 *
 * @param document the valid document that contains the operation
 * @param variables plain values of the variables by name, as parsed from JSON
 */
public record PreparedOperation(
        PreparedDocument document, OperationDefinition definition, Map<String, Object> variables) {
    public Operation kind() {
        return definition.getOperation();
    }

    /** Null for an operation without a name. */
    public String name() {
        return definition.getName();
    }
}
