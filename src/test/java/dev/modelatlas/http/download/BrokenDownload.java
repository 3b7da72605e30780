package dev.modelatlas.http.download;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.ext.web.Router;

import dev.modelatlas.http.rest.RestEndpoints;

/** Downloads that fail in various ways, and one that counts as many requests. */
@Singleton
public class BrokenDownload {
    void add(@Observes Router router, RestEndpoints endpoints, DownloadHandler downloads) {
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
        var costly = new DownloadContent("(costly)", 1, null, "text/csv", "", 10, Map.of(), () -> null);
        add(router, endpoints, downloads, "/export/costly", costly);
    }

    private static void add(
            Router router, RestEndpoints endpoints, DownloadHandler downloads, String path, Chunks pieces) {
        add(
                router,
                endpoints,
                downloads,
                path,
                new DownloadContent("(broken)", 1, null, "text/csv", "", 1, Map.of(), pieces));
    }

    private static void add(
            Router router, RestEndpoints endpoints, DownloadHandler downloads, String path, DownloadContent download) {
        endpoints.open(router, downloads.endpoint("/export/*", path, "(broken)", "text/csv", http -> download));
    }

    private static IllegalStateException broken() {
        return new IllegalStateException("broken on purpose");
    }
}
