package dev.modelatlas.http.request;

import java.util.Map;
import java.util.regex.Pattern;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.RetainedSize;
import dev.modelatlas.graphql.execution.Engine;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.observe.RequestMetrics;
import dev.modelatlas.http.response.SerializedResponse;
import dev.modelatlas.value.Sha256;

/**
 * Documents that requests identify by a hash or ID: the operator's trusted documents, and documents that a client
 * registered by sending them together with their hash. Clients send the hash as {@code documentId} (GraphQL over HTTP)
 * or as an extension (Apollo's automatic persisted queries).
 */
@Singleton
public class PersistedQueries {
    /** Prefix of a document ID that is a hash, as the GraphQL over HTTP specification proposes. */
    static final String PREFIX = "sha256:";

    private static final String IN_REQUEST = PersistedQueries.class.getName();
    private static final String EXTENSION = "persistedQuery";
    private static final String DOCUMENT_ID = "documentId";
    /** Maximum number of characters of a document ID. */
    static final int LONGEST_ID = 200;

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    /** An ID that a tool has computed from the document: Relay uses MD5, and graphql-codegen uses SHA-1. */
    private static final Pattern ANY_HASH = Pattern.compile("[0-9a-f]{32,}");

    /** Estimated bytes of an entry in Caffeine's cache. */
    private static final int ENTRY = 100;

    private final Engine engine;
    private final DocumentsConfig config;
    private final RequestMetrics metrics;
    private final Cache<String, String> registered;
    private volatile Map<String, String> trusted = Map.of();

    /**
     * How a request identifies its document.
     *
     * @param id a hash, or an ID from a manifest of trusted documents
     * @param argument path of the request member that contains the ID
     */
    private record Name(String id, String argument) {}

    PersistedQueries(Engine engine, DocumentsConfig config, RequestMetrics metrics) {
        this.engine = engine;
        this.config = config;
        this.metrics = metrics;
        this.registered = Caffeine.newBuilder()
                .maximumWeight(config.size().asLongValue())
                .<String, String>weigher((hash, text) -> (int) (RetainedSize.of(hash) + RetainedSize.of(text)) + ENTRY)
                .build();
    }

    /** Loads the trusted documents. If one is invalid, the server does not start. */
    void loadTrusted(@Observes StartupEvent event) {
        if (config.trustedOnly() && config.directory().isEmpty()) {
            throw new IllegalStateException(
                    "model-atlas.documents.trusted-only requires model-atlas.documents.directory,"
                            + " the directory with the trusted documents.");
        }
        config.directory().ifPresent(directory -> trusted = TrustedDocuments.in(directory, engine));
        metrics.addTrusted(trusted.values().stream()
                .flatMap(text -> engine.prepare(text).operationNames().stream())
                .toList());
    }

    /**
     * {@link #resolve(GraphQLRequest) Resolves} the GraphQL request of an HTTP request. Later calls for the same HTTP
     * request return the result of the first call.
     */
    public GraphQLRequest resolve(RoutingContext http) {
        GraphQLRequest known = http.get(IN_REQUEST);
        if (known == null) {
            known = resolve(RequestReader.read(http));
            http.put(IN_REQUEST, known);
        }
        return known;
    }

    /**
     * Adds the document to a request, and keeps only those variables that the document uses.
     *
     * @throws ApiException PERSISTED_QUERY_NOT_FOUND, DOCUMENT_NOT_TRUSTED or BAD_REQUEST
     */
    public GraphQLRequest resolve(GraphQLRequest request) {
        var name = name(request);
        var query = request.query();
        if (query == null) {
            return request.withQuery(find(name.id())).withDeclaredVariables();
        }
        if (config.trustedOnly() && !trusted.containsKey(Sha256.hex(query))) {
            throw notTrusted();
        }
        if (name != null && !query.equals(trusted.get(name.id())) && !name.id().equals(Sha256.hex(query))) {
            throw HttpRefusal.badRequest(name.argument(), "`" + name.argument() + "` is not the SHA-256 of `query`.");
        }
        return request.withDeclaredVariables();
    }

    /**
     * Stores the document of a request under the hash in the request, if the request has a hash. The document must be
     * valid.
     */
    public void register(GraphQLRequest request) {
        var name = name(request);
        if (name != null && request.query() != null && !trusted.containsKey(name.id())) {
            registered.asMap().putIfAbsent(name.id(), request.query());
        }
    }

    /**
     * Returns the response, with the freshness that applies to caches in front of the server. If the URL of the request
     * contains an ID that is not a hash, the response is not immutable, because the operator may give this ID to
     * another document.
     */
    public SerializedResponse cacheable(GraphQLRequest request, SerializedResponse answer) {
        var name = name(request);
        return name == null || ANY_HASH.matcher(name.id()).matches() ? answer : answer.mutable();
    }

    private String find(String id) {
        var text = trusted.get(id);
        if (text == null && config.trustedOnly()) {
            throw notTrusted();
        }
        text = text == null ? registered.getIfPresent(id) : text;
        if (text == null) {
            // Clients compare exactly this message, so it must not change.
            throw new ApiException(ErrorCode.PERSISTED_QUERY_NOT_FOUND, null, "PersistedQueryNotFound");
        }
        return text;
    }

    private static ApiException notTrusted() {
        return new ApiException(
                ErrorCode.DOCUMENT_NOT_TRUSTED,
                "query",
                "This server accepts only trusted documents, and this document is not one of them.");
    }

    /** How the request identifies its document; null when the request has neither a hash nor an ID. */
    private static Name name(GraphQLRequest request) {
        var extension = request.extensions().get(EXTENSION);
        if (request.documentId() != null) {
            if (extension != null) {
                throw HttpRefusal.badRequest(
                        DOCUMENT_ID,
                        "`documentId` and `extensions.persistedQuery` both name a document. Send only one of them.");
            }
            return name(request.documentId(), DOCUMENT_ID);
        }
        return extension == null ? null : ofExtension(extension);
    }

    private static Name ofExtension(Object extension) {
        if (!(extension instanceof Map<?, ?> named)
                || !(named.get("sha256Hash") instanceof String id)
                || id.isEmpty()
                || id.length() > LONGEST_ID
                || !Integer.valueOf(1).equals(named.get("version"))) {
            throw HttpRefusal.badRequest(
                    "extensions.persistedQuery",
                    "`extensions.persistedQuery` must be {\"version\": 1, \"sha256Hash\": \"...\"}.");
        }
        return name(id, "extensions.persistedQuery.sha256Hash");
    }

    private static Name name(String id, String argument) {
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            throw HttpRefusal.badRequest(argument, "`" + argument + "` must have 1 to " + LONGEST_ID + " characters.");
        } else if (!id.startsWith(PREFIX)) {
            return new Name(id, argument);
        }
        var hash = id.substring(PREFIX.length());
        if (!HASH.matcher(hash).matches()) {
            throw HttpRefusal.badRequest(
                    argument, "`" + argument + "`: 64 hexadecimal digits in lower case must follow \"sha256:\".");
        }
        return new Name(hash, argument);
    }
}
