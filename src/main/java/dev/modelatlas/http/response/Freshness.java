package dev.modelatlas.http.response;

import java.time.LocalDate;
import java.util.regex.Pattern;

import dev.modelatlas.graphql.BuildContent;
import dev.modelatlas.graphql.RequestDay;
import dev.modelatlas.revision.RequestRevisions;

/**
 * How long an answer without errors stays valid. The server derives it from the data that the request used while it
 * ran, because the document does not show everything. For example, an ID, a cursor or a date can refer to the current
 * revision, just as a request without {@code revision} does.
 *
 * @param revision the revision that was current; null when the answer does not depend on the current revision
 * @param day the current day in UTC, if the answer depends on it, as citations do; otherwise null
 * @param content digest of the content that comes with the build, such as claims; null when the answer contains none of
 *     it
 * @param immutable true when the answer never changes
 */
public record Freshness(Integer revision, LocalDate day, String content, boolean immutable) {
    /**
     * Finds introspection, whose answer changes with releases of the server. A match within a string only shortens the
     * time for which clients cache the answer.
     */
    private static final Pattern INTROSPECTION = Pattern.compile("__(schema|type)\\b");

    /** The freshness of an answer that depends only on its URL and the revisions read. */
    public static Freshness of(RequestRevisions revisions) {
        var current = revisions.currentTaken();
        return new Freshness(
                current.isEmpty() ? null : Integer.valueOf(current.getAsInt()), null, null, current.isEmpty());
    }

    /** The freshness of a request after it ran. */
    public static Freshness of(String query, RequestRevisions revisions, RequestDay day, BuildContent build) {
        var current = revisions.currentTaken();
        var told = day.told().orElse(null);
        var content = build.digest().orElse(null);
        var pinned = current.isEmpty() && !revisions.used().isEmpty();
        return new Freshness(
                current.isEmpty() ? null : Integer.valueOf(current.getAsInt()),
                told,
                content,
                pinned
                        && told == null
                        && content == null
                        && !INTROSPECTION.matcher(query).find());
    }
}
