package dev.modelatlas.graphql.error;

import java.util.Map;

import graphql.GraphQLError;

/**
 * Thrown when a field fails because a document that it executes has failed. The client gets the error of the document,
 * with the ID of a defect that is already in the log, but with the position and path of the field.
 */
public final class NestedErrorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, Object> extensions;

    /** @param error an error with a code */
    public NestedErrorException(GraphQLError error) {
        super(error.getMessage());
        this.extensions = error.getExtensions();
    }

    Map<String, Object> extensions() {
        return extensions;
    }
}
