package dev.modelatlas.graphql;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

import dev.modelatlas.value.Excerpt;

/** Looks up the values of a filter. An unknown value is an error: the filter would otherwise silently match nothing. */
public final class RequiredLookup {
    private static final int SHOWN = 80;

    private RequiredLookup() {}

    /**
     * Looks up each distinct value.
     *
     * @param find looks up a value; empty for an unknown value
     * @param argument name of the argument with the values
     * @param problem the start of the error message, such as "no domain has the slug"
     * @param query the field of {@code Query} that lists the valid values
     * @throws ApiException BAD_USER_INPUT when a value is unknown; the error names the first unknown value
     */
    public static <T> Collection<T> resolveAll(
            Collection<String> values,
            Function<String, Optional<T>> find,
            String argument,
            String problem,
            String query) {
        return values.stream()
                .map(value -> find.apply(value)
                        .orElseThrow(() -> ApiException.badInput(
                                argument,
                                "`" + argument + "`: " + problem + " \"" + Excerpt.of(value, SHOWN) + "\". The query `"
                                        + query + "` lists valid values.")))
                .distinct()
                .toList();
    }
}
