package dev.modelatlas.graphql.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import graphql.GraphQLError;

import dev.modelatlas.graphql.ErrorCode;

/**
 * Keeps what a client is told of failures short. An argument that cannot be used is wrong once, in however many rows of
 * a list its field stands. What failed for another reason is told for each field, as the specification wants.
 */
final class FailureList {
    /** Errors that an answer tells. */
    static final int MOST = 100;

    /** What equal errors have in common: their place in the document and in the answer, rows of lists aside. */
    private record Kind(Object places, List<?> path, String message) {
        static Kind of(GraphQLError error) {
            var path = error.getPath() == null ? List.of() : error.getPath();
            var place = isOfArgument(error)
                    ? path.stream().filter(String.class::isInstance).toList()
                    : path;
            return new Kind(error.getLocations(), place, error.getMessage());
        }

        private static boolean isOfArgument(GraphQLError error) {
            var code = error.getExtensions().get("code");
            return ErrorCode.BAD_USER_INPUT.name().equals(code);
        }
    }

    private FailureList() {}

    /**
     * The errors to tell. Of those that tell the same of one argument in several rows the first is kept, and
     * {@code extensions.rows} says in how many; what goes beyond {@link #MOST} is counted in a last one.
     */
    static List<GraphQLError> told(List<GraphQLError> errors) {
        if (errors.size() < 2) {
            return errors;
        }
        var kinds = new LinkedHashMap<Kind, List<GraphQLError>>();
        errors.forEach(error -> kinds.computeIfAbsent(Kind.of(error), first -> new ArrayList<>())
                .add(error));
        var told = new ArrayList<GraphQLError>();
        kinds.values().stream().limit(MOST).map(FailureList::together).forEach(told::add);
        if (kinds.size() > MOST) {
            told.add(CodedError.of(
                    ErrorCode.LIMIT_EXCEEDED,
                    "There are " + (kinds.size() - MOST) + " more errors than the " + MOST + " that are told."));
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
