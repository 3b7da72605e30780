package dev.modelatlas.http;

import java.util.Map;

/**
 * A long answer, before it is sent.
 *
 * @param operation what it is counted as; in brackets, which no name of a GraphQL operation can have
 * @param revision the newest one that it tells of
 * @param freshness how long it is good
 * @param contentType with the charset
 * @param identity whatever decides its bytes
 * @param requests as how many requests it counts
 * @param headers more of them
 */
record Download(
        String operation,
        int revision,
        Freshness freshness,
        String contentType,
        String identity,
        int requests,
        Map<String, String> headers,
        Pieces pieces) {

    /** The strong validator: other bytes have another one, compressed or not. */
    String etag(boolean compressed) {
        return '"'
                + Sha256.hex(contentType + '\n' + revision + '\n' + identity).substring(0, 32)
                + (compressed ? "-gzip\"" : "\"");
    }
}
