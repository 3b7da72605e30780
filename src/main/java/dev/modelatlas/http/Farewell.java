package dev.modelatlas.http;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sees to it that a server that ends answers all it takes. When the delay is over, Quarkus waits for the requests that
 * are open, ends one thing after the other, and closes the ports at some time on the way: what comes between would be
 * taken and never answered. So shortly before, no more connections are taken, and then those are closed on which nothing
 * is asked: what is left is what Quarkus waits for.
 */
@Singleton
class Farewell {
    /** Of the delay: a client that was let in has half of it to ask. */
    private static final Duration LONGEST = Duration.ofMillis(400);

    private final Optional<Duration> delay;
    private final ConnectionLimiter limiter;
    private final Connections connections;

    @Inject
    Farewell(
            @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay,
            ConnectionLimiter limiter,
            Connections connections) {
        this.delay = delay;
        this.limiter = limiter;
        this.connections = connections;
    }

    /** In dev mode, ports stay open from one application to the next. */
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
