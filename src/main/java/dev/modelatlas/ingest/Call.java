package dev.modelatlas.ingest;

/**
 * The idempotency key and precondition of an API call. The key lets a client repeat the call until it gets a response.
 *
 * @param idempotencyKey the publisher's key for the call; null for none
 * @param payloadSha256 SHA-256 of the content in lower-case hexadecimal. The server refuses a repeated key with
 *     different content
 * @param baseRevision number of the revision that must be current; null for any
 */
public record Call(String idempotencyKey, String payloadSha256, Integer baseRevision) {}
