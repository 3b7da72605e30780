package dev.modelatlas.http.download;

import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.http.rest.RestEndpoints;
import dev.modelatlas.testsupport.Revisions;

/** Downloads that fail or stall in various ways, and one that counts as many requests. */
@Singleton
public class BrokenDownload {
    /** The number of requests for the held download that were worked on. */
    final AtomicInteger begun = new AtomicInteger();

    /** Each chunk of the held download takes a permit, and keeps its thread until then. */
    final Semaphore held = new Semaphore(0);

    /** The held download fails after the permit if this is true. */
    volatile boolean heldFails;

    void add(@Observes Router router, RestEndpoints endpoints, DownloadHandler downloads) {
        endpoints.open(router, downloads.endpoint("/export/*", "/export/held", "(broken)", "text/csv", http -> {
            begun.incrementAndGet();
            return new DownloadContent("(broken)", Revisions.numbered(1), null, "text/csv", "", 1, Map.of(), () -> {
                held.acquireUninterruptibly();
                if (heldFails) {
                    throw broken();
                }
                return null;
            });
        }));
        add(router, endpoints, downloads, "/export/broken-at-once", () -> {
            throw broken();
        });
        add(router, endpoints, downloads, "/export/broken", new Chunks() {
            private final AtomicInteger pieces = new AtomicInteger();

            @Override
            public String next() {
                if (pieces.getAndIncrement() % 2 == 1) {
                    throw broken();
                }
                return "first piece\n";
            }
        });
        add(router, endpoints, downloads, "/export/endless", () -> "0123456789abcdef".repeat(4_096));
        // Fails when part of an earlier chunk cannot be sent, because the client does not read.
        endpoints.open(
                router,
                downloads.endpoint(
                        "/export/*",
                        "/export/stalled",
                        "(broken)",
                        "text/csv",
                        http -> new DownloadContent(
                                "(broken)", Revisions.numbered(1), null, "text/csv", "", 1, Map.of(), () -> {
                                    if (unsentBytes(http) > 0) {
                                        throw broken();
                                    }
                                    return "0123456789abcdef".repeat(512);
                                })));
        var costly =
                new DownloadContent("(costly)", Revisions.numbered(1), null, "text/csv", "", 10, Map.of(), () -> null);
        add(router, endpoints, downloads, "/export/costly", costly);
    }

    private static void add(
            Router router, RestEndpoints endpoints, DownloadHandler downloads, String path, Chunks pieces) {
        add(
                router,
                endpoints,
                downloads,
                path,
                new DownloadContent("(broken)", Revisions.numbered(1), null, "text/csv", "", 1, Map.of(), pieces));
    }

    private static void add(
            Router router, RestEndpoints endpoints, DownloadHandler downloads, String path, DownloadContent download) {
        endpoints.open(router, downloads.endpoint("/export/*", path, "(broken)", "text/csv", http -> download));
    }

    private static long unsentBytes(RoutingContext http) {
        var connection = (ConnectionBase) http.request().connection();
        return connection.channel().unsafe().outboundBuffer().totalPendingWriteBytes();
    }

    private static IllegalStateException broken() {
        return new IllegalStateException("broken on purpose");
    }
}
