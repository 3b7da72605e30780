package dev.modelatlas.shortlink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.modelatlas.http.request.GraphQLRequest;
import dev.modelatlas.value.ClasspathFile;

/**
 * The playground's examples. They are part of the program, not of the database. Their links therefore work on every
 * server, even before its first migration and while its database is read-only.
 */
@Singleton
class ShippedDocuments {
    private static final String EXAMPLES = "/META-INF/resources/examples/";

    private final Map<String, StoredDocument> byId = Arrays.stream(names())
            .map(name -> document(read(name + ".graphql")))
            .collect(Collectors.toUnmodifiableMap(StoredDocument::id, Function.identity()));

    Optional<String> find(String id) {
        return Optional.ofNullable(byId.get(id)).map(StoredDocument::json);
    }

    /** The stored form of a document without variables. */
    static StoredDocument document(String query) {
        return StoredDocument.of(GraphQLRequest.of(Map.of("query", query)));
    }

    private static String[] names() {
        try {
            return new JsonMapper().readValue(read("index.json"), String[].class);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String read(String name) {
        return ClasspathFile.text(ShippedDocuments.class, EXAMPLES + name);
    }
}
