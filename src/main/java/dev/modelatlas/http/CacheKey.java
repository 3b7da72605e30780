package dev.modelatlas.http;

import java.time.LocalDate;

import dev.modelatlas.graphql.RetainedSize;

/**
 * What an answer depends on, and what it is therefore kept under.
 *
 * @param revision the current revision that it was computed for; null when it is the same at any
 * @param day the day that it tells, in UTC; null when it tells none
 */
record CacheKey(Asked asked, Integer revision, LocalDate day) {
    /** What an entry of the cache takes besides: the records around key and answer, and Caffeine's own. */
    private static final int OBJECTS = 500;

    /** About how many bytes it keeps in memory. */
    int weight() {
        return (int) (OBJECTS + RetainedSize.of(asked.query()) + RetainedSize.of(asked.variables()));
    }
}
