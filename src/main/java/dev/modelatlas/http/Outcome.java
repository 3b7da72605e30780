package dev.modelatlas.http;

import java.util.Collection;
import java.util.List;

import graphql.GraphQLError;

import dev.modelatlas.graphql.engine.Answer;
import dev.modelatlas.revision.Revision;

/**
 * What a request came to, as operators see it: nothing of what was asked or answered.
 *
 * @param operation its name in the document; empty when it has none, null when it was never known
 * @param code of the first error; {@value #OK} without any
 * @param cost null when it was not counted
 * @param revisions numbers of those that were read
 */
record Outcome(String operation, String code, Integer cost, List<Integer> revisions) {
    static final String OK = "OK";

    /** The client had left before there was an answer. */
    static final Outcome ABANDONED = new Outcome(null, "ABANDONED", null, List.of());

    /** The client wanted to know the methods. */
    static final Outcome NOTHING_ASKED = new Outcome(null, OK, null, List.of());

    /** Where the bytes of an answer came from. */
    enum Way {
        /** Asked of the engine for this request. */
        COMPUTED,
        /** Kept from an earlier one. */
        KEPT,
        /** Computed for another one that asked the same at that time. */
        SHARED,
        /** Nothing was read: as a rule because something is wrong with the request. */
        REFUSED
    }

    static Outcome of(String operation, Answer answer, Collection<Revision> revisions) {
        return new Outcome(
                operation,
                answer.errors().isEmpty() ? OK : code(answer.errors().get(0)),
                answer.cost() == null ? null : answer.cost().requested(),
                revisions.stream().map(Revision::number).toList());
    }

    static Outcome refused(String operation, GraphQLError error) {
        return new Outcome(operation, code(error), null, List.of());
    }

    private static String code(GraphQLError error) {
        return (String) error.getExtensions().get("code");
    }
}
