package dev.modelatlas.graphql;

import java.util.stream.Stream;

import dev.modelatlas.sql.Keyset;

/** Makes a total order of what a client asks for. */
public final class Ordering {
    private Ordering() {}

    /**
     * The keys asked for, and a last one that is unique.
     *
     * @param asked most significant first
     * @throws ApiException BAD_USER_INPUT when one is asked for twice
     */
    public static Keyset of(Stream<Keyset.Key> asked, Keyset.Key last) {
        var keys = asked.toList();
        for (var i = 0; i < keys.size(); i++) {
            var column = keys.get(i).column();
            if (keys.subList(0, i).stream().anyMatch(earlier -> earlier.column().equals(column))) {
                throw ApiException.badInput("orderBy", "`orderBy`: names one field twice; name each once.");
            }
        }
        return new Keyset(Stream.concat(keys.stream(), Stream.of(last)).toList());
    }
}
