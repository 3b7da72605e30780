package dev.modelatlas.graphql;

import java.util.stream.Stream;

import dev.modelatlas.sql.Keyset;

/** Adds a unique last key to the sort order that a client requests. */
public final class Ordering {
    private Ordering() {}

    /**
     * Orders by the requested sort keys, then by a unique key.
     *
     * @param asked the requested sort keys, most significant first
     * @param last a unique sort key
     * @throws ApiException BAD_USER_INPUT when a key appears twice
     */
    public static Keyset of(Stream<Keyset.Key> asked, Keyset.Key last) {
        var keys = asked.toList();
        for (var i = 0; i < keys.size(); i++) {
            var column = keys.get(i).column();
            if (keys.subList(0, i).stream().anyMatch(earlier -> earlier.column().equals(column))) {
                throw ApiException.badInput("orderBy", "`orderBy` lists a field twice. List each field once.");
            }
        }
        return new Keyset(Stream.concat(keys.stream(), Stream.of(last)).toList());
    }
}
