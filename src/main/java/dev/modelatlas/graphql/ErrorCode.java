package dev.modelatlas.graphql;

/** What {@code extensions.code} of an error can say. Codes are stable: clients branch on them. */
public enum ErrorCode {
    /** The document is not GraphQL. */
    GRAPHQL_PARSE_FAILED,
    /** The document does not fit the schema. */
    GRAPHQL_VALIDATION_FAILED,
    /** An argument or variable has a value that cannot be used; the message names it. */
    BAD_USER_INPUT,
    /** No revision has that number; the message names the range that exists. */
    REVISION_NOT_FOUND,
    /** Something broke on the server; the error carries an id that is in its log. */
    INTERNAL_SERVER_ERROR
}
