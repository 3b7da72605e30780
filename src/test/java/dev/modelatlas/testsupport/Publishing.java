package dev.modelatlas.testsupport;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;
import org.jdbi.v3.core.Jdbi;

/** An application of its own, for tests that publish revisions on top of the shipped ones. */
public class Publishing implements QuarkusTestProfile {
    private static final String AFTER_THE_SHIPPED_ONES = "2026-09-01";

    /** What makes it another application than that of the tests which only read; it also logs what it is asked. */
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "model-atlas.cache.max-age", "5s",
                "model-atlas.import.max-size", "200000",
                "model-atlas.http.access-log", "true",
                "model-atlas.websocket.init-timeout", "1s",
                "model-atlas.websocket.keep-alive", "4s",
                "model-atlas.websocket.connections-of-one", "30",
                // More than a test of floods sends (http.WebSocketTest).
                "model-atlas.websocket.messages", "1000000");
    }

    /** Publishes one more revision, past the application, and gives its number. */
    public static int publish(Jdbi jdbi) {
        var atlas = Atlas.on(jdbi);
        var newest = newest(jdbi);
        var name = "Model of revision " + (newest + 1);
        return atlas.take(
                        Atlas.epoch(AFTER_THE_SHIPPED_ONES).acceptingLosses(),
                        Csv.file(Csv.row("Steady", "2024-01-01", "OpenAI"), Csv.row(name, "2025-01-01", "NAVER")))
                .revision();
    }

    /** The newest revision of the database, whether the application has seen it or not. */
    public static int newest(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.select("select coalesce(max(number), 0) from revision")
                .mapTo(Integer.class)
                .one());
    }
}
