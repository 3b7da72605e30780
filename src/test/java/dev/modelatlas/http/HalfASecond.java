package dev.modelatlas.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

import dev.modelatlas.testsupport.Certificate;

/** A server with a deadline of half a second, few slots, TLS, and tracing. */
public class HalfASecond implements QuarkusTestProfile {
    private static final Path UPLOADS = newDirectory();

    private static Path newDirectory() {
        try {
            return Files.createDirectories(Path.of("target", "uploads").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("model-atlas.http.deadline", "500ms"),
                Map.entry("model-atlas.http.head-timeout", "1s"),
                Map.entry("model-atlas.http.read-timeout", "1s"),
                Map.entry("model-atlas.http.write-timeout", "1s"),
                Map.entry("model-atlas.http.idle-timeout", "3s"),
                Map.entry("model-atlas.http.max-concurrent", "2"),
                Map.entry("model-atlas.http.queue-size", "2"),
                // Longer than the deadline, so that queued requests of these tests get their turn.
                Map.entry("model-atlas.http.queue-timeout", "5s"),
                Map.entry("model-atlas.websocket.keep-alive", "1s"),
                Map.entry("model-atlas.export.max-concurrent-per-caller", "2"),
                Map.entry("model-atlas.export.max-duration", "4s"),
                Map.entry("model-atlas.import.directory", UPLOADS.toString()),
                Map.entry("quarkus.datasource.jdbc.max-size", "5"),
                // With a cache, a repeated request would need no statement, and equal requests would share one slot.
                Map.entry("model-atlas.cache.size", "0"),
                Map.entry("quarkus.otel.sdk.disabled", "false"),
                Map.entry("quarkus.otel.bsp.schedule.delay", "50ms"),
                Map.entry("quarkus.http.test-ssl-port", "0"),
                Map.entry(
                        "quarkus.http.ssl.certificate.key-store-file",
                        Certificate.keyStore().toString()),
                Map.entry("quarkus.http.ssl.certificate.key-store-password", Certificate.PASSWORD));
    }
}
