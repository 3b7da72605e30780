package dev.modelatlas.graphql.error;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import graphql.GraphQLError;

import dev.modelatlas.graphql.ErrorCode;

/**
 * Shortens the list of errors in a response. An invalid argument is reported once, even if its field appears in many
 * rows of a list. Other failures are reported for each field, as the GraphQL specification requires.
 */
public final class ErrorList {
    /** Maximum number of errors in a response. */
    public static final int MOST = 100;

    /**
     * What errors must have in common to be reported as one: the message, the position in the document, and the path in
     * the response. For errors about arguments, the path is compared without list indexes.
     */
    private record Kind(Object places, List<?> path, String message) {
        static Kind of(GraphQLError error) {
            var path = error.getPath() == null ? List.of() : error.getPath();
            var place = CodedError.code(error) == ErrorCode.BAD_USER_INPUT
                    ? path.stream().filter(String.class::isInstance).toList()
                    : path;
            return new Kind(error.getLocations(), place, error.getMessage());
        }
    }

    private ErrorList() {}

    /**
     * The errors to report. If errors about one argument differ only by the row of a list, only the first of them is
     * kept, with the number of rows in {@code extensions.rows}. If more than {@link #MOST} errors remain, the last
     * reported error states how many were left out.
     */
    public static List<GraphQLError> grouped(List<GraphQLError> errors) {
        if (errors.size() < 2) {
            return errors;
        }
        var kinds = new LinkedHashMap<Kind, List<GraphQLError>>();
        errors.forEach(error -> kinds.computeIfAbsent(Kind.of(error), first -> new ArrayList<>())
                .add(error));
        var told = new ArrayList<GraphQLError>();
        kinds.values().stream().limit(MOST).map(ErrorList::together).forEach(told::add);
        if (kinds.size() > MOST) {
            told.add(CodedError.of(
                    ErrorCode.LIMIT_EXCEEDED,
                    "Only the first " + MOST + " errors are listed. There are " + (kinds.size() - MOST) + " more."));
        }
        return told;
    }

    private static GraphQLError together(List<GraphQLError> alike) {
        var first = alike.get(0);
        var rows = alike.stream().map(GraphQLError::getPath).distinct().count();
        if (rows == 1) {
            return first;
        }
        var extensions = new LinkedHashMap<String, Object>(first.getExtensions());
        extensions.put("rows", (int) rows);
        return new CodedError(first.getMessage(), first.getLocations(), first.getPath(), extensions);
    }
}
