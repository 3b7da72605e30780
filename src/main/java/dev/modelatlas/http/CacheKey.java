package dev.modelatlas.http;

import java.time.LocalDate;

/**
 * What an answer depends on, and what it is therefore kept under.
 *
 * @param revision the current revision that it was computed for; null when it is the same at any
 * @param day the day that it tells, in UTC; null when it tells none
 */
record CacheKey(Asked asked, Integer revision, LocalDate day) {
    private static final int OBJECTS = 500;

    /** About how many bytes it takes. Variables come from a body that is no longer than what is counted for them. */
    int weight() {
        var variables = asked.variables().isEmpty()
                ? 0
                : 4 * asked.variables().toString().length();
        return OBJECTS + 2 * asked.query().length() + variables;
    }
}
