package dev.modelatlas.graphql;

/** What {@code extensions.code} of an error can say. Codes are stable: clients branch on them. */
public enum ErrorCode {
    /** The document is not GraphQL; {@code locations} says where. */
    GRAPHQL_PARSE_FAILED,
    /** The document does not fit the schema. */
    GRAPHQL_VALIDATION_FAILED,
    /** The document holds several operations and none was named, or none of that name. */
    OPERATION_RESOLUTION_FAILURE,
    /** The document asks for more than one request may; the message names the limit. */
    LIMIT_EXCEEDED,
    /** An argument or variable has a value that cannot be used; {@code extensions.argument} and the message name it. */
    BAD_USER_INPUT,
    /** No revision has that number; the message names the range that exists. */
    REVISION_NOT_FOUND,
    /** No document with that hash is known here; ask again with the document itself beside the hash. */
    PERSISTED_QUERY_NOT_FOUND,
    /** This server answers a list of documents, and this is none of them. */
    DOCUMENT_NOT_TRUSTED,
    /** The HTTP request is not a GraphQL request: broken JSON, a missing query, a member of the wrong type. */
    BAD_REQUEST,
    /** There is nothing at that address. */
    NOT_FOUND,
    /** The operation cannot be asked by this HTTP method; the header {@code Allow} names those that can. */
    METHOD_NOT_ALLOWED,
    /** The client accepts none of the media types that the server writes. */
    NOT_ACCEPTABLE,
    /** The body is larger than the server reads. */
    PAYLOAD_TOO_LARGE,
    /** The server's disk has no room for the file; nothing of it was imported. */
    INSUFFICIENT_STORAGE,
    /** The idempotency key was used for a call with another content. */
    IDEMPOTENCY_MISMATCH,
    /** The body is not declared as JSON in UTF-8. */
    UNSUPPORTED_MEDIA_TYPE,
    /** The time that a request may take was over before this field was read. */
    TIMEOUT,
    /** The database cannot be reached at the moment; the same request may succeed in a few seconds. */
    UNAVAILABLE,
    /** Too many requests are being worked on; {@code Retry-After} says when to come back. */
    OVERLOADED,
    /** Nobody is known to have asked: a key or token is missing where one is needed, or the one shown is not valid. */
    UNAUTHENTICATED,
    /** The caller is known, and may not do this. */
    FORBIDDEN,
    /** The caller asks too often; the header {@code Retry-After} says how many seconds to wait. */
    RATE_LIMITED,
    /** Something broke on the server; {@code extensions.id} is in its log. */
    INTERNAL_SERVER_ERROR
}
