package dev.modelatlas.graphql;

/** The values of {@code extensions.code} in errors. They never change, because clients branch on them. */
public enum ErrorCode {
    /** The document has a syntax error, whose position is in {@code locations}. */
    GRAPHQL_PARSE_FAILED,
    /** The document is not valid for the schema. */
    GRAPHQL_VALIDATION_FAILED,
    /** {@code operationName} matches no operation, or is missing although the document has several operations. */
    OPERATION_RESOLUTION_FAILURE,
    /** The request exceeds a limit, which the message names. */
    LIMIT_EXCEEDED,
    /** An argument or variable has an invalid value. {@code extensions.argument} contains its name. */
    BAD_USER_INPUT,
    /** There is no revision with this number. The message names the range of existing revisions. */
    REVISION_NOT_FOUND,
    /**
     * The server has no document with the hash in the request. The client must send the document together with the
     * hash.
     */
    PERSISTED_QUERY_NOT_FOUND,
    /** This server accepts only documents from a fixed list, and the list does not contain the request's document. */
    DOCUMENT_NOT_TRUSTED,
    /**
     * The HTTP request is malformed, or is not a GraphQL request: for example, its JSON has a syntax error, the query
     * is missing, or a member has the wrong type.
     */
    BAD_REQUEST,
    /** Nothing exists at this URL. */
    NOT_FOUND,
    /** This operation does not allow the HTTP method. The header {@code Allow} lists the allowed methods. */
    METHOD_NOT_ALLOWED,
    /** The client accepts none of the media types that the server can send. */
    NOT_ACCEPTABLE,
    /** The request body is larger than the limit. */
    PAYLOAD_TOO_LARGE,
    /** The server's disk is full. Nothing was imported. */
    INSUFFICIENT_STORAGE,
    /** The idempotency key was already used with different content. */
    IDEMPOTENCY_MISMATCH,
    /** The new document would get the ID of a different document that is already stored. Nothing was stored. */
    ID_COLLISION,
    /**
     * The endpoint does not accept the {@code Content-Type} or the {@code Content-Encoding} of the request body. Most
     * endpoints require JSON in UTF-8, without compression.
     */
    UNSUPPORTED_MEDIA_TYPE,
    /** The request took longer than its time limit. */
    TIMEOUT,
    /** The database or the issuer of tokens is unavailable. The client can retry in a few seconds. */
    UNAVAILABLE,
    /** The server is at capacity. The client can retry after the number of seconds in {@code Retry-After}. */
    OVERLOADED,
    /** The request lacks a required key or token, or its key or token is invalid. */
    UNAUTHENTICATED,
    /** The caller is authenticated, but lacks the permission for this request. */
    FORBIDDEN,
    /** The caller exceeded its rate limit. It can retry after the number of seconds in {@code Retry-After}. */
    RATE_LIMITED,
    /** An unexpected error of the server. The server's log has the details under the ID in {@code extensions.id}. */
    INTERNAL_SERVER_ERROR
}
