package dev.modelatlas.http;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.ext.web.Router;

/** Long answers that do not end as they should, and one that costs much. */
@Singleton
public class BrokenDownload {
    void add(@Observes Router router, Downloads downloads) {
        add(router, downloads, "/export/broken-at-once", () -> {
            throw broken();
        });
        add(router, downloads, "/export/broken", new Pieces() {
            private final AtomicInteger pieces = new AtomicInteger();

            @Override
            public String next() {
                if (pieces.getAndIncrement() % 2 == 1) {
                    throw broken();
                }
                return "first piece\n";
            }
        });
        add(router, downloads, "/export/endless", () -> "0123456789abcdef".repeat(4_096));
        var costly = new Download("(costly)", 1, null, "text/csv", "", 10, Map.of(), () -> null);
        add(router, downloads, "/export/costly", costly);
    }

    private static void add(Router router, Downloads downloads, String path, Pieces pieces) {
        add(router, downloads, path, new Download("(broken)", 1, null, "text/csv", "", 1, Map.of(), pieces));
    }

    private static void add(Router router, Downloads downloads, String path, Download download) {
        Routes.answer(router, path, http -> downloads.answer(http, "(broken)", "text/csv", () -> download));
    }

    private static IllegalStateException broken() {
        return new IllegalStateException("broken on purpose");
    }
}
