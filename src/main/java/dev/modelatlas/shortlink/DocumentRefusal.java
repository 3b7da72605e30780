package dev.modelatlas.shortlink;

import graphql.GraphQLError;

/** Thrown when the server would refuse to run a document. Contains the first error and its position. */
final class DocumentRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient GraphQLError error;

    DocumentRefusal(GraphQLError error) {
        super(error.getMessage());
        this.error = error;
    }

    GraphQLError error() {
        return error;
    }
}
