package dev.modelatlas.ingest;

/**
 * What a publication over the network brings along, so that it can be asked again until an answer arrives.
 *
 * @param idempotencyKey by which the publisher's call is known again; null when it is not to be
 * @param payloadSha256 SHA-256 of what the call says, lower-case hexadecimal: the same key with another one is refused
 * @param baseRevision number of the revision that has to be current; null for whichever is
 */
public record Call(String idempotencyKey, String payloadSha256, Integer baseRevision) {}
