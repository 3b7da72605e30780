package dev.modelatlas.access;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import dev.modelatlas.http.rest.RestEndpoints;
import dev.modelatlas.testsupport.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;

/** Paths of the API, spelled in ways that the access control and the routes could understand differently. */
@QuarkusTest
@TestProfile(BehindAProxy.class)
class PathSpellingsTest {
    private static final String UPGRADE = "Connection: Upgrade\r\nConnection: close\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + "Sec-WebSocket-Protocol: graphql-ws\r\n";

    @Inject
    RestEndpoints endpoints;

    @Test
    void everySpellingOfAPathIsUnderAccessControlOrHasNoResource() {
        Stream.concat(Stream.of("/graphql"), endpoints.areas().stream().map(area -> area.replace("*", "x")))
                .flatMap(PathSpellingsTest::spellings)
                .forEach(path -> {
                    var reply = get(path);
                    if (reply.status() != 400 && reply.status() != 404) {
                        assertThat(reply.head()).as(path).contains("\r\nRateLimit: ");
                    }
                });
    }

    @Test
    void spellingsThatReachTheSameRouteAreUnderAccessControl() {
        assertThat(Stream.of(
                        "/graphql", "/graphql/", "/./graphql", "/x/../graphql", "/%67raphql", "/changes/", "/export"))
                .allSatisfy(path -> assertThat(get(path).head()).contains("\r\nRateLimit: "));
    }

    /** SmallRye's own handler would accept this older subprotocol, and execute documents without our limits. */
    @Test
    void noSpellingOfThePathReachesTheWebSocketHandlerOfSmallRye() {
        assertThat(spellings("/graphql"))
                .allSatisfy(path -> assertThat(get(path, UPGRADE).status()).isNotEqualTo(101));
    }

    private static Stream<String> spellings(String path) {
        var name = path.substring(1);
        return Stream.of(
                path,
                path + "/",
                path + "//",
                path + "/.",
                path + "/*",
                path + ";a=b",
                path + "%2f",
                path + "%00",
                path + "?a/b",
                "/" + path,
                "/." + path,
                "/%2e" + path,
                "/x/.." + path,
                "/%2f" + name,
                "/%%%02x".formatted((int) name.charAt(0)) + name.substring(1),
                path.toUpperCase(Locale.ROOT),
                path.replace("/", "//"));
    }

    private static RawHttp.Reply get(String path) {
        return get(path, "Connection: close\r\n");
    }

    private static RawHttp.Reply get(String path, String headers) {
        return RawHttp.send(
                ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 192.0.2.70\r\n" + headers + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }
}
