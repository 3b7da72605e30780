package dev.modelatlas.access;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class ConnectionGuardTest {
    private static final int CLOCK_SKEW = 60;

    private final ConnectionGuard guard = new ConnectionGuard(null, null, null, CLOCK_SKEW);

    /** SmallRye JWT accepts a new request until then. */
    @ParameterizedTest
    @CsvSource({"-30, false", "30, false", "60, true", "90, true"})
    void tokenExpiresWhenItsClockSkewHasPassed(long secondsAfterExpiry, boolean isOver) {
        var expiry = Instant.now().getEpochSecond() - secondsAfterExpiry;
        assertThat(guard.isOver(request(expiry))).isEqualTo(isOver);
    }

    /** A request with a token that expires at this time. */
    private static RoutingContext request(long expiry) {
        var user = new QuarkusHttpUser(PublisherTest.identity(Map.of("exp", expiry)));
        return (RoutingContext) Proxy.newProxyInstance(
                RoutingContext.class.getClassLoader(),
                new Class<?>[] {RoutingContext.class},
                (self, method, arguments) -> method.getName().equals("user") ? user : null);
    }
}
