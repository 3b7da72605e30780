package dev.modelatlas.shortlink;

import graphql.GraphQLError;

/** A document that the server would not run, with the first of its errors and the position of that error. */
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
