package dev.modelatlas.graphql.error;

import java.util.Map;

import graphql.GraphQLError;

/**
 * A failure whose error exists already: a field fails because a document that it executes has failed, or another thread
 * has logged the failure. The client gets that error, at the position and path of the field. If the server has logged a
 * defect, the error contains the ID of that log entry.
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
