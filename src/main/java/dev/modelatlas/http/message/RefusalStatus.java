package dev.modelatlas.http.message;

import graphql.GraphQLError;

import dev.modelatlas.graphql.error.CodedError;

/** The HTTP status of errors on paths other than {@code /graphql}, and of unexpected exceptions on {@code /graphql}. */
public final class RefusalStatus {

    private RefusalStatus() {}

    public static int of(GraphQLError error) {
        return switch (CodedError.code(error)) {
            case BAD_USER_INPUT,
                    LIMIT_EXCEEDED,
                    BAD_REQUEST,
                    GRAPHQL_PARSE_FAILED,
                    GRAPHQL_VALIDATION_FAILED,
                    OPERATION_RESOLUTION_FAILURE,
                    DOCUMENT_NOT_TRUSTED -> 400;
            case REVISION_NOT_FOUND -> 404;
            case IDEMPOTENCY_MISMATCH, ID_COLLISION -> 409;
            case PAYLOAD_TOO_LARGE -> 413;
            case TIMEOUT, UNAVAILABLE, OVERLOADED -> 503;
            default -> 500;
        };
    }
}
