package dev.modelatlas.graphql.error;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import graphql.GraphQLError;

import dev.modelatlas.graphql.ErrorCode;

/** Limits the list of errors in a response. */
public final class ErrorList {
    /** Maximum number of errors in a response. If there are more, one further error states how many were left out. */
    public static final int MOST = 100;

    private record Kind(Object places, List<Object> path, String message) {
        static Kind of(GraphQLError error) {
            return new Kind(error.getLocations(), error.getPath(), error.getMessage());
        }
    }

    private ErrorList() {}

    /**
     * The errors to report, without duplicates. Each failed field keeps its own error, as the GraphQL specification
     * requires. If there are more than {@link #MOST} errors, one further error states how many were left out.
     */
    public static List<GraphQLError> limited(List<GraphQLError> errors) {
        var kinds = new HashSet<Kind>();
        var different =
                errors.stream().filter(error -> kinds.add(Kind.of(error))).toList();
        if (different.size() <= MOST) {
            return different;
        }
        var told = new ArrayList<>(different.subList(0, MOST));
        told.add(CodedError.of(
                ErrorCode.LIMIT_EXCEEDED,
                "Only the first " + MOST + " errors are listed. There are " + (different.size() - MOST) + " more."));
        return told;
    }
}
