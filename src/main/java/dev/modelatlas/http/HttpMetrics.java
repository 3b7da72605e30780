package dev.modelatlas.http;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import dev.modelatlas.http.admission.Bulkhead;
import dev.modelatlas.http.cache.ResponseCache;
import dev.modelatlas.http.connection.ConnectionLimiter;
import dev.modelatlas.http.download.DownloadHandler;
import dev.modelatlas.http.websocket.WebSocketHandler;
import dev.modelatlas.work.Transit;

/** Metrics about queues, caches, connections and downloads. */
@Singleton
class HttpMetrics implements MeterBinder {
    private final Bulkhead bulkhead;
    private final ResponseCache cache;
    private final DownloadHandler downloads;
    private final WebSocketHandler webSockets;
    private final ConnectionLimiter connections;
    private final Transit transit;

    HttpMetrics(
            Bulkhead bulkhead,
            ResponseCache cache,
            DownloadHandler downloads,
            WebSocketHandler webSockets,
            ConnectionLimiter connections,
            Transit transit) {
        this.bulkhead = bulkhead;
        this.cache = cache;
        this.downloads = downloads;
        this.webSockets = webSockets;
        this.connections = connections;
        this.transit = transit;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("atlas.requests.active", bulkhead, Bulkhead::active)
                .description("Requests in progress")
                .register(registry);
        Gauge.builder("atlas.requests.queued", bulkhead, Bulkhead::queued)
                .description("Requests waiting in the queue")
                .register(registry);
        Gauge.builder("atlas.downloads", downloads, DownloadHandler::inProgress)
                .description("Exports and change feeds being sent")
                .register(registry);
        Gauge.builder("atlas.websockets", webSockets, WebSocketHandler::connections)
                .description("Open WebSocket connections")
                .register(registry);
        Gauge.builder("atlas.subscriptions.size", webSockets, WebSocketHandler::subscriptionBytes)
                .description("Memory used by open subscriptions")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("atlas.connections", connections, ConnectionLimiter::open)
                .description("Open connections to the public ports")
                .register(registry);
        FunctionCounter.builder("atlas.connections.refused", connections, ConnectionLimiter::refused)
                .description("Connections closed on arrival because the server or one client address reached its limit")
                .register(registry);
        Gauge.builder("atlas.transit.size", transit, Transit::taken)
                .description("Memory used by requests being received and responses being sent")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("atlas.cache.size", cache, ResponseCache::bytes)
                .description("Memory used by the response cache")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("atlas.cache.limit", cache, ResponseCache::maxBytes)
                .description("Maximum memory of the response cache")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("atlas.cache.entries", cache, ResponseCache::size)
                .description("Responses in the cache")
                .register(registry);
        bindFormerNames(registry);
    }

    /**
     * Registers each renamed metric a second time, under its name in the previous release, for existing dashboards and
     * alerts. The next release removes the former names.
     */
    private void bindFormerNames(MeterRegistry registry) {
        Gauge.builder("atlas.requests.working", bulkhead, Bulkhead::active)
                .description("Former name of atlas_requests_active")
                .register(registry);
        Gauge.builder("atlas.requests.waiting", bulkhead, Bulkhead::queued)
                .description("Former name of atlas_requests_queued")
                .register(registry);
        Gauge.builder("atlas.cache.answers", cache, ResponseCache::size)
                .description("Former name of atlas_cache_entries")
                .register(registry);
    }
}
