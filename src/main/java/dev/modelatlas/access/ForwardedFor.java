package dev.modelatlas.access;

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
 * Cleans the header X-Forwarded-For before Quarkus parses it. If Quarkus cannot parse the first entry, it never
 * responds to the request. Quarkus parses the header before the first route runs. Only the metrics interface of Vert.x
 * receives the request earlier, so this class implements that interface.
 */
@Singleton
class ForwardedFor implements VertxOptionsCustomizer {
    private final ClientAddress addresses;

    ForwardedFor(ClientAddress addresses) {
        this.addresses = addresses;
    }

    /** {@code setMetricsOptions} is deprecated, but Quarkus does not offer the API that replaces it. */
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
