package dev.modelatlas.http.response;

import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;

import dev.modelatlas.graphql.BuildContent;
import dev.modelatlas.graphql.RequestDay;
import dev.modelatlas.revision.RequestRevisions;

/**
 * How long an answer without errors stays valid. The server derives this time from the data that the request has used.
 * The document alone is not sufficient: for example, an ID, a cursor or a date in it can make the answer depend on the
 * current revision.
 *
 * @param revision the revision that was current; null when the answer does not depend on the current revision
 * @param day the current day in UTC, for an answer that depends on the day, such as an answer with a citation;
 *     otherwise null
 * @param content digest of the content that comes with the build, such as claims; null when the answer contains no such
 *     content
 * @param immutable true when the answer never changes
 */
public record Freshness(Integer revision, LocalDate day, String content, boolean immutable) {
    /**
     * Matches documents with introspection or with the schema for federation, whose answers change with releases of the
     * server. If only a string in the document matches, the sole effect is that clients cache the answer for a shorter
     * time.
     */
    private static final Pattern INTROSPECTION = Pattern.compile("(__(schema|type)|_service)\\b");

    /**
     * The value of the enum {@code Language} for Korean names. Operators and releases can change Korean names without a
     * new revision.
     */
    private static final String KOREAN = "KO";

    private static final Pattern KOREAN_IN_DOCUMENT = Pattern.compile(KOREAN + "\\b");

    /** The same freshness, without immutability. */
    Freshness mutable() {
        return new Freshness(revision, day, content, false);
    }

    /** The freshness of an answer that depends only on its URL and the revisions read. */
    public static Freshness of(RequestRevisions revisions) {
        var current = revisions.currentTaken();
        return new Freshness(
                current.isEmpty() ? null : Integer.valueOf(current.getAsInt()),
                null,
                null,
                current.isEmpty() && !revisions.hasUsedNames());
    }

    /** The freshness of an answer that also depends on the build or on settings, such as the public URL. */
    public static Freshness ofThisServer(RequestRevisions revisions) {
        return new Freshness(of(revisions).revision(), null, null, false);
    }

    /**
     * The freshness of the answer to a request that has run.
     *
     * @param variables the variables of the request
     */
    public static Freshness of(
            String query,
            Map<String, Object> variables,
            RequestRevisions revisions,
            RequestDay day,
            BuildContent build) {
        var current = revisions.currentTaken();
        var told = day.told().orElse(null);
        var content = build.digest().orElse(null);
        var pinned = current.isEmpty() && !revisions.used().isEmpty() && !revisions.hasUsedNames();
        return new Freshness(
                current.isEmpty() ? null : Integer.valueOf(current.getAsInt()),
                told,
                content,
                pinned
                        && told == null
                        && content == null
                        && !KOREAN_IN_DOCUMENT.matcher(query).find()
                        && !variables.containsValue(KOREAN)
                        && !INTROSPECTION.matcher(query).find());
    }
}
