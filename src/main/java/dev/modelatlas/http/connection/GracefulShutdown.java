package dev.modelatlas.http.connection;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Shuts down a server without losing requests. Quarkus closes the ports at an unspecified time after the end of the
 * shutdown delay. From the end of the delay until then, Quarkus would accept requests, but never answer them. This
 * class therefore closes the ports shortly before the end of the delay, and then the idle connections. Quarkus waits
 * for the remaining requests.
 */
@Singleton
class GracefulShutdown {
    /**
     * Maximum time between closing the ports and the end of the shutdown delay. A client whose connection was accepted
     * just before the ports closed has half of this time to send a request.
     */
    private static final Duration LONGEST = Duration.ofMillis(400);

    private final Optional<Duration> delay;
    private final ConnectionLimiter limiter;
    private final ConnectionTimeouts connections;

    GracefulShutdown(
            @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay,
            ConnectionLimiter limiter,
            ConnectionTimeouts connections) {
        this.delay = delay;
        this.limiter = limiter;
        this.connections = connections;
    }

    /**
     * Closes the ports before the end of the shutdown delay. Does nothing in dev mode, where a restart of the
     * application keeps the ports open.
     */
    void begin(@Observes ShutdownDelayInitiatedEvent event) {
        if (delay.isPresent() && LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            var end = delay.get();
            var half = end.dividedBy(2);
            var last = half.compareTo(LONGEST) < 0 ? half : LONGEST;
            limiter.closeIn(end.minus(last));
            connections.closeIdleIn(end.minus(last.dividedBy(2)));
        }
    }
}
