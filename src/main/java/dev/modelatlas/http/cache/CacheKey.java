package dev.modelatlas.http.cache;

import java.time.LocalDate;

import dev.modelatlas.graphql.RetainedSize;

/**
 * The key of a cached response: everything on which the response depends.
 *
 * @param revision the revision that was current when the response was computed; null when the response does not depend
 *     on the current revision
 * @param day the current day in UTC, for a response that depends on the day, such as a response with a citation;
 *     otherwise null
 */
record CacheKey(CacheableRequest asked, Integer revision, LocalDate day) {
    /**
     * Estimated overhead of a cache entry in bytes: the objects of Caffeine, of the key and of the response, without
     * the document, the operation name, the variables and the body.
     */
    private static final int OBJECTS = 500;

    /** Estimated heap size of this key in bytes. */
    int weight() {
        var name = asked.operationName() == null ? 0 : RetainedSize.of(asked.operationName());
        return (int) (OBJECTS + RetainedSize.of(asked.query()) + name + RetainedSize.of(asked.variables()));
    }
}
