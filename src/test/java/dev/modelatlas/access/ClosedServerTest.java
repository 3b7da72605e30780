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
                caller -> caller.post("{ __typename }"), caller -> caller.get("{ __typename }"), Caller::upgrade);
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
        assertRefused(publisher.upgrade(), 400, "BAD_REQUEST");
    }

    private Caller holder(KeyRole role) {
        var name = role + " " + System.nanoTime();
        return Caller.nobody()
                .with(keys.create(ADA, name, role, KeyScope.OWN, null).orElseThrow());
    }

    public static class ForPublishers implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "model-atlas.load-shipped", "false",
                    "quarkus.http.auth.policy.publishers.roles-allowed", "publisher",
                    "quarkus.http.auth.permission.api.paths", "/graphql",
                    "quarkus.http.auth.permission.api.policy", "publishers");
        }
    }
}
