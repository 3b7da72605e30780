package dev.modelatlas.startup;

import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.modelatlas.http.admission.Bulkhead;
import dev.modelatlas.http.message.HttpConfig;
import dev.modelatlas.http.request.DocumentsConfig;
import dev.modelatlas.http.response.CacheConfig;

/**
 * Compares settings with the heap and with the connection pools at the start of a server. A server whose caches do not
 * fit into its heap ends when they are full, days later. Requests that find no connection fail only under load.
 */
@Singleton
class CapacityCheck {
    private static final Logger LOG = Logger.getLogger(CapacityCheck.class);
    private static final String CACHES = "model-atlas.cache.size and model-atlas.documents.size";
    private static final String REQUESTS = "model-atlas.http.max-concurrent";
    static final String POOL = "quarkus.datasource.jdbc.max-size";
    static final String REPLICA_POOL = "quarkus.datasource.replica.jdbc.max-size";
    private static final long MB = 1 << 20;

    /**
     * What docs/bounds.md reckons with besides the two caches and the shares of the heap: the other caches with a limit
     * in bytes (73 MB), the request counts of callers (15 MB), and what the program always uses (25 MB).
     */
    private static final long OTHERS = 113 * MB;

    private final CacheConfig cache;
    private final DocumentsConfig documents;
    private final HttpConfig http;
    private final Optional<String> replica;
    private final int pool;
    private final int replicaPool;
    private final boolean isServer;

    /** @param isServer false for a command, which opens no port, and fills no cache */
    CapacityCheck(
            CacheConfig cache,
            DocumentsConfig documents,
            HttpConfig http,
            @ConfigProperty(name = "model-atlas.replica.url") Optional<String> replica,
            @ConfigProperty(name = POOL, defaultValue = "50") int pool,
            @ConfigProperty(name = REPLICA_POOL, defaultValue = "50") int replicaPool,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean isServer) {
        this.cache = cache;
        this.documents = documents;
        this.http = http;
        this.replica = replica;
        this.pool = pool;
        this.replicaPool = replicaPool;
        this.isServer = isServer;
    }

    void atStart(@Observes StartupEvent event) {
        if (!isServer || LaunchMode.current() != LaunchMode.NORMAL) {
            return;
        }
        checkHeap(
                cache.size().asLongValue() + documents.size().asLongValue(),
                Runtime.getRuntime().maxMemory());
        var requests = Bulkhead.limit(http);
        checkPool(POOL, pool, requests);
        if (replica.isPresent()) {
            checkPool(REPLICA_POOL, replicaPool, requests);
        }
    }

    /**
     * Warns if the limits on memory add up to more than the heap.
     *
     * @param caches maximum size of the response cache and of the cache of documents together, in bytes
     * @param heap maximum size of the heap, in bytes
     * @throws ConfigurationException when the heap could not even hold these two caches
     */
    static void checkHeap(long caches, long heap) {
        if (caches >= heap) {
            throw new ConfigurationException(
                    CACHES + " together must be less than the heap (-Xmx), which is " + heap / MB + " MB",
                    Set.of("model-atlas.cache.size", "model-atlas.documents.size"));
        }
        // Requests, responses and subscriptions may take three eighths of the heap (work.Transit).
        var room = heap / 8 * 5 - OTHERS;
        if (caches > room && caches > 0) {
            LOG.warnf(
                    "%s are too large for the heap (-Xmx), which is %d MB: the limits of all memory add up to more."
                            + " Raise the heap to %d MB%s. Otherwise, many different requests can end the server.",
                    CACHES,
                    heap / MB,
                    ((caches + OTHERS) * 8 + 5 * MB - 1) / (5 * MB),
                    room > MB ? ", or lower the two settings to " + room / MB + " MB in total" : "");
        }
    }

    /**
     * Warns if the pool may have no connection for a request in progress. One request more than the maximum is in
     * progress if one caller has all the others.
     *
     * @param setting name of the setting for the size of the pool
     */
    static void checkPool(String setting, int size, int requests) {
        if (size <= requests) {
            LOG.warnf(
                    "%s should be larger than %s. Otherwise, requests in progress can wait for a connection, and fail.",
                    setting, REQUESTS);
        }
    }
}
