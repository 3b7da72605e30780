package dev.modelatlas.graphql.error;

import java.util.Map;

import graphql.GraphQLError;

/**
 * Thrown when a field fails because a document that it executes has failed. The client gets the document's error at the
 * position and path of the field. If the server has logged a defect, the error contains the ID of that log entry.
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
