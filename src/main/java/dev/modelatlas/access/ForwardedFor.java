package dev.modelatlas.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.quarkus.vertx.http.runtime.ExtendedQuarkusVertxHttpMetrics;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.HttpServerMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import io.vertx.core.spi.observability.HttpRequest;

/**
 * Settles X-Forwarded-For before anybody reads it. Quarkus does so ahead of the first route, and a request whose first
 * entry it cannot read is never answered; whoever measures Vert.x is the only one to see the head of a request sooner.
 */
@Singleton
class ForwardedFor implements VertxOptionsCustomizer {
    private final ClientAddress addresses;

    @Inject
    ForwardedFor(ClientAddress addresses) {
        this.addresses = addresses;
    }

    /** What replaces the deprecated setter is not given out by Quarkus. */
    @Override
    @SuppressWarnings("deprecation")
    public void accept(VertxOptions options) {
        options.setMetricsOptions(new MetricsOptions().setEnabled(true).setFactory(all -> new Heads()));
    }

    private final class Heads implements VertxMetrics, ExtendedQuarkusVertxHttpMetrics {
        @Override
        public ConnectionTracker getHttpConnectionTracker() {
            return NOOP_CONNECTION_TRACKER;
        }

        @Override
        public HttpServerMetrics<?, ?, ?> createHttpServerMetrics(HttpServerOptions options, SocketAddress local) {
            return new HttpServerMetrics<Void, Void, Void>() {
                @Override
                public Void requestBegin(Void connection, HttpRequest request) {
                    addresses.settle(request.headers());
                    return null;
                }
            };
        }
    }
}
