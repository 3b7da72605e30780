package dev.modelatlas.http;

import graphql.GraphQLError;

import dev.modelatlas.graphql.ErrorCode;

/** The status of refusals where nothing is asked in GraphQL. */
final class PlainStatus {

    private PlainStatus() {}

    static int of(GraphQLError error) {
        return switch (ErrorCode.valueOf((String) error.getExtensions().get("code"))) {
            case BAD_USER_INPUT, LIMIT_EXCEEDED, BAD_REQUEST -> 400;
            case REVISION_NOT_FOUND -> 404;
            case IDEMPOTENCY_MISMATCH -> 409;
            case PAYLOAD_TOO_LARGE -> 413;
            case TIMEOUT, UNAVAILABLE, OVERLOADED -> 503;
            default -> 500;
        };
    }
}
