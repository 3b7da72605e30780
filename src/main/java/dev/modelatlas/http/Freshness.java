package dev.modelatlas.http;

import java.time.LocalDate;
import java.util.regex.Pattern;

import dev.modelatlas.graphql.RequestDay;
import dev.modelatlas.revision.RequestRevisions;

/**
 * How long an answer without errors is good. It follows from what the request has asked while it ran, not from how its
 * document looks: ids, cursors and days can mean the current revision as well as leaving `revision` out.
 *
 * @param revision the current revision that it was computed for; null when it is the same at any
 * @param day the day that it tells, in UTC; null when it tells none
 * @param immutable true when it will be the same for ever
 */
record Freshness(Integer revision, LocalDate day, boolean immutable) {
    /** What the schema says changes with the next release of the server. In a text it does no harm. */
    private static final Pattern INTROSPECTION = Pattern.compile("__(schema|type)\\b");

    /** That of an answer that follows from its address and the revisions that were read. */
    static Freshness of(RequestRevisions revisions) {
        var current = revisions.currentTaken();
        return new Freshness(current.isEmpty() ? null : Integer.valueOf(current.getAsInt()), null, current.isEmpty());
    }

    /** That of a request, once it has run. */
    static Freshness of(String query, RequestRevisions revisions, RequestDay day) {
        var current = revisions.currentTaken();
        var told = day.told().orElse(null);
        var pinned = current.isEmpty() && !revisions.used().isEmpty();
        return new Freshness(
                current.isEmpty() ? null : Integer.valueOf(current.getAsInt()),
                told,
                pinned && told == null && !INTROSPECTION.matcher(query).find());
    }
}
