package dev.modelatlas.access;

import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.modelatlas.testsupport.Follower;

import static dev.modelatlas.access.Caller.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

/** A policy of Quarkus keeps all but publishers away: it is asked before anything of ours answers. */
@QuarkusTest
@TestProfile(ClosedServerTest.ForPublishers.class)
class ClosedServerTest {
    private static final Actor ADA = new Actor("Ada");

    @Inject
    KeyRepository keys;

    /** Each way of asking. */
    interface Ask {
        Response of(Caller caller);
    }

    static Stream<Ask> everyWay() {
        return Stream.of(
                caller -> caller.post("{ __typename }"),
                caller -> caller.get("{ __typename }"),
                Caller::upgrade,
                caller -> caller.path("/export/models.csv"),
                caller -> caller.path("/changes?since=0"),
                caller -> caller.path("/graphql/?query=%7B__typename%7D"),
                caller -> caller.path("/changes/?since=0"),
                caller -> caller.path("/imports/"),
                caller -> caller.path("/imports/1"));
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void nobodyIsAskedForAKey(Ask ask) {
        var response = ask.of(Caller.nobody());
        assertRefused(response, 401, "UNAUTHENTICATED");
        assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"Model Atlas\"");
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void readerIsForbidden(Ask ask) {
        assertRefused(ask.of(holder(KeyRole.READER)), 403, "FORBIDDEN");
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void wrongKeyIsNotValid(Ask ask) {
        assertRefused(ask.of(Caller.nobody().with(PlainKey.generate())), 401, "UNAUTHENTICATED");
    }

    @Test
    void publisherIsAnswered() {
        var publisher = holder(KeyRole.PUBLISHER);
        assertThat(publisher.post("{ __typename }").statusCode()).isEqualTo(200);
        assertThat(publisher.get("{ __typename }").statusCode()).isEqualTo(200);
    }

    @Test
    void publisherFollowsUntilItsKeyIsRevoked() {
        var key = key(KeyRole.PUBLISHER);
        try (var client = Follower.connect(Map.of("X-API-Key", key.text()))) {
            client.subscribe("1", "subscription { revisionPublished(since: 0) { number } }")
                    .send("{\"type\": \"ping\"}");
            assertThat(client.message().path("type").asText()).isEqualTo("pong");
            keys.revoke(ADA, key.id());
            assertThat(client.closeCode()).isEqualTo(4403);
        }
    }

    private Caller holder(KeyRole role) {
        return Caller.nobody().with(key(role));
    }

    private PlainKey key(KeyRole role) {
        var name = role + " " + System.nanoTime();
        return keys.create(ADA, name, role, KeyScope.OWN, null).orElseThrow();
    }

    public static class ForPublishers implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "model-atlas.load-shipped", "false",
                    "model-atlas.websocket.keep-alive", "1s",
                    "quarkus.http.auth.policy.publishers.roles-allowed", "publisher",
                    "quarkus.http.auth.permission.api.paths", "/graphql,/export/*,/changes,/imports,/imports/*",
                    "quarkus.http.auth.permission.api.policy", "publishers");
        }
    }
}
