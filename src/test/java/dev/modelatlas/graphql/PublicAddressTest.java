package dev.modelatlas.graphql;

import java.net.URI;
import java.util.Optional;

import io.quarkus.vertx.http.HttpServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class PublicAddressTest {
    private static final int CONFIGURED = 8082;

    @ParameterizedTest
    @CsvSource({
        // setting, HTTP port, TLS port (-1 while closed), URL
        "https://atlas.example, 40123, 40124, https://atlas.example",
        "https://example.org/atlas, -1, -1, https://example.org/atlas",
        ", 8082, -1, http://localhost:8082",
        ", 40123, 40124, http://localhost:40123",
        ", -1, 8443, https://localhost:8443",
        ", -1, -1, http://localhost:8082",
    })
    void publicAddressComesFromTheSettingOrElseFromTheOpenPort(String setting, int port, int securePort, String url) {
        var server = new Ports(port, securePort);
        assertThat(new PublicAddress(() -> Optional.ofNullable(setting), server, CONFIGURED).url())
                .isEqualTo(url);
    }

    /** The ports of a server. */
    private record Ports(int getPort, int getSecurePort) implements HttpServer {
        @Override
        public int getManagementPort() {
            throw new UnsupportedOperationException();
        }

        @Override
        public URI getLocalBaseUri() {
            throw new UnsupportedOperationException();
        }
    }
}
