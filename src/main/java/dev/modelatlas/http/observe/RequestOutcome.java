package dev.modelatlas.http.observe;

import java.util.Collection;
import java.util.List;

import graphql.GraphQLError;

import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.graphql.execution.Answer;
import dev.modelatlas.revision.Revision;

/**
 * The result of a request, as metrics and logs show it. It contains no data from the response.
 *
 * @param operation name of the operation; empty when it has none, null when it is unknown
 * @param code code of the first error; {@value #OK} without errors
 * @param cost cost of the operation; null when it was not computed
 * @param revisions numbers of the revisions that were read
 */
public record RequestOutcome(String operation, String code, Integer cost, List<Integer> revisions) {
    public static final String OK = "OK";

    /** The client disconnected before it got a response. */
    public static final RequestOutcome ABANDONED = new RequestOutcome(null, "ABANDONED", null, List.of());

    /** The client asked only which methods are allowed (OPTIONS). */
    public static final RequestOutcome NOTHING_ASKED = ok(null);

    /** Where the response to a request came from. */
    public enum Way {
        /** The response was computed for this request. */
        COMPUTED,
        /** The response came from the cache. */
        KEPT,
        /** The response was computed for an equal concurrent request. */
        SHARED,
        /** The request was refused before any data was read, usually because the request is invalid. */
        REFUSED
    }

    /**
     * The result of a successful request that executed no document, such as a download.
     *
     * @param operation name of the endpoint, in brackets; null when the request names no operation
     */
    public static RequestOutcome ok(String operation, Integer... revisions) {
        return new RequestOutcome(operation, OK, null, List.of(revisions));
    }

    public static RequestOutcome of(String operation, Answer answer, Collection<Revision> revisions) {
        return new RequestOutcome(
                operation,
                answer.errors().isEmpty()
                        ? OK
                        : CodedError.code(answer.errors().get(0)).name(),
                answer.cost() == null ? null : answer.cost().requested(),
                revisions.stream().map(Revision::number).toList());
    }

    public static RequestOutcome refused(String operation, GraphQLError error) {
        return new RequestOutcome(operation, CodedError.code(error).name(), null, List.of());
    }
}
