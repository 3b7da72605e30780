package dev.modelatlas.http.response;

import java.time.LocalDate;
import java.util.regex.Pattern;

import dev.modelatlas.graphql.BuildContent;
import dev.modelatlas.graphql.RequestDay;
import dev.modelatlas.revision.RequestRevisions;

/**
 * How long an answer without errors stays valid. It follows from what the request used while it ran, not from its
 * document: IDs, cursors and dates can refer to the current revision, just as omitting `revision` does.
 *
 * @param revision the current revision that it was computed for; null when it does not depend on it
 * @param day the day in UTC that the answer contains; null when it contains none
 * @param content digest of content of the build, such as claims; null when there is none
 * @param immutable true when it never changes
 */
public record Freshness(Integer revision, LocalDate day, String content, boolean immutable) {
    /** Introspection changes with releases of the server. A match within a string does no harm. */
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
