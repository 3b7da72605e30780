package dev.modelatlas.graphql;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** Resolves the names in a filter, where an unknown one is a mistake to point out, not a filter that matches nothing. */
public final class Known {
    private static final int SHOWN = 80;

    private Known() {}

    /**
     * What each value names, once.
     *
     * @param find empty for what nobody knows
     * @param argument the argument that holds the values
     * @param problem such as "no domain has the slug"
     * @param query the field of Query that lists what can be named
     * @throws ApiException BAD_USER_INPUT naming the first value that nobody knows
     */
    public static <T> Collection<T> each(
            Collection<String> values,
            Function<String, Optional<T>> find,
            String argument,
            String problem,
            String query) {
        return values.stream()
                .map(value -> find.apply(value)
                        .orElseThrow(() -> ApiException.badInput(
                                argument,
                                "`" + argument + "`: " + problem + " \"" + shown(value) + "\"; the query `" + query
                                        + "` lists what there is.")))
                .distinct()
                .toList();
    }

    private static String shown(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "...";
    }
}
