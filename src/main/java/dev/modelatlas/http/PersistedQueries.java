package dev.modelatlas.http;

import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.StartupEvent;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.RetainedSize;
import dev.modelatlas.graphql.engine.Engine;

/**
 * Documents that clients name by their hash: those that an operator laid down, and, by the protocol of Apollo's
 * automatic persisted queries, those that a client has once sent beside their hash.
 */
@Singleton
class PersistedQueries {
    private static final String EXTENSION = "persistedQuery";
    private static final int LONGEST_ID = 200;
    /** Bytes that Caffeine takes for an entry. */
    private static final int ENTRY = 100;

    private final Engine engine;
    private final DocumentsConfig config;
    private final RequestMetrics metrics;
    private final Cache<String, String> registered;
    private volatile Map<String, String> trusted = Map.of();

    @Inject
    PersistedQueries(Engine engine, DocumentsConfig config, RequestMetrics metrics) {
        this.engine = engine;
        this.config = config;
        this.metrics = metrics;
        this.registered = Caffeine.newBuilder()
                .maximumWeight(config.size().asLongValue())
                .<String, String>weigher((hash, text) -> (int) (RetainedSize.of(hash) + RetainedSize.of(text)) + ENTRY)
                .build();
    }

    /** A server that could not answer what it should does not start. */
    void readTrusted(@Observes StartupEvent event) {
        if (config.trustedOnly() && config.directory().isEmpty()) {
            throw new IllegalStateException("model-atlas.documents.trusted-only needs model-atlas.documents.directory:"
                    + " the directory with the documents that are trusted.");
        }
        config.directory().ifPresent(directory -> trusted = TrustedDocuments.in(directory, engine));
        metrics.trust(trusted.values().stream()
                .flatMap(text -> engine.prepare(text).operationNames().stream())
                .toList());
    }

    /**
     * The request with its document, and without the variables that it does not name.
     *
     * @throws ApiException PERSISTED_QUERY_NOT_FOUND, DOCUMENT_NOT_TRUSTED or BAD_REQUEST
     */
    GraphQLRequest resolve(GraphQLRequest request) {
        var id = id(request);
        var query = request.query();
        if (query == null) {
            return request.withQuery(find(id)).withDeclaredVariables();
        }
        if (config.trustedOnly() && !trusted.containsKey(Sha256.hex(query))) {
            throw notTrusted();
        }
        if (id != null && !query.equals(trusted.get(id)) && !id.equals(Sha256.hex(query))) {
            throw HttpRefusal.badRequest(
                    "extensions.persistedQuery.sha256Hash",
                    "`extensions.persistedQuery.sha256Hash` is not the SHA-256 of `query`.");
        }
        return request.withDeclaredVariables();
    }

    /** Remembers the document of a request under the hash that it came with, if any. It is one that can be run. */
    void register(GraphQLRequest request) {
        var id = id(request);
        if (id != null && request.query() != null && !trusted.containsKey(id)) {
            registered.asMap().putIfAbsent(id, request.query());
        }
    }

    private String find(String id) {
        var text = trusted.get(id);
        if (text == null && config.trustedOnly()) {
            throw notTrusted();
        }
        text = text == null ? registered.getIfPresent(id) : text;
        if (text == null) {
            // Clients compare the message to the letter.
            throw new ApiException(ErrorCode.PERSISTED_QUERY_NOT_FOUND, null, "PersistedQueryNotFound");
        }
        return text;
    }

    private static ApiException notTrusted() {
        return new ApiException(
                ErrorCode.DOCUMENT_NOT_TRUSTED,
                "query",
                "This server answers a fixed list of documents, and this is none of them.");
    }

    /** Null when the request names none. */
    private static String id(GraphQLRequest request) {
        var extension = request.extensions().get(EXTENSION);
        if (extension == null) {
            return null;
        }
        if (!(extension instanceof Map<?, ?> named)
                || !(named.get("sha256Hash") instanceof String id)
                || id.isEmpty()
                || id.length() > LONGEST_ID
                || !Integer.valueOf(1).equals(named.get("version"))) {
            throw HttpRefusal.badRequest(
                    "extensions.persistedQuery",
                    "`extensions.persistedQuery` must be {\"version\": 1, \"sha256Hash\": \"...\"}.");
        }
        return id;
    }
}
