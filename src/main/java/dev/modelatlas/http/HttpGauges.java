package dev.modelatlas.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import dev.modelatlas.work.Transit;

/** How full it is in here. */
@Singleton
class HttpGauges implements MeterBinder {
    private final Bulkhead bulkhead;
    private final ResponseCache cache;
    private final Downloads downloads;
    private final ImportHandler imports;
    private final WebSocketHandler webSockets;
    private final ConnectionLimiter connections;
    private final Transit transit;

    @Inject
    HttpGauges(
            Bulkhead bulkhead,
            ResponseCache cache,
            Downloads downloads,
            ImportHandler imports,
            WebSocketHandler webSockets,
            ConnectionLimiter connections,
            Transit transit) {
        this.bulkhead = bulkhead;
        this.cache = cache;
        this.downloads = downloads;
        this.imports = imports;
        this.webSockets = webSockets;
        this.connections = connections;
        this.transit = transit;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("atlas.requests.working", bulkhead, Bulkhead::working)
                .description("Requests that are worked on")
                .register(registry);
        Gauge.builder("atlas.requests.waiting", bulkhead, Bulkhead::waiting)
                .description("Requests that wait for their turn")
                .register(registry);
        Gauge.builder("atlas.downloads", downloads, Downloads::underWay)
                .description("Exports and change feeds that are under way")
                .register(registry);
        Gauge.builder("atlas.uploads", imports, ImportHandler::underWay)
                .description("Files of publishers that arrive, wait to be imported, or are")
                .register(registry);
        Gauge.builder("atlas.websockets", webSockets, WebSocketHandler::connected)
                .description("Clients that are connected over WebSocket")
                .register(registry);
        Gauge.builder("atlas.subscriptions.size", webSockets, WebSocketHandler::kept)
                .description("Memory that open subscriptions take")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("atlas.connections", connections, ConnectionLimiter::open)
                .description("Open connections to the public ports")
                .register(registry);
        FunctionCounter.builder("atlas.connections.refused", connections, ConnectionLimiter::refused)
                .description(
                        "Connections that were closed at once: their address, or all together, had as many as they may")
                .register(registry);
        Gauge.builder("atlas.transit.size", transit, Transit::taken)
                .description("Memory of requests that arrive and of answers that are not taken yet")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("atlas.cache.size", cache, ResponseCache::bytes)
                .description("Memory that kept answers take")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("atlas.cache.limit", cache, ResponseCache::mostBytes)
                .description("As much they may take")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("atlas.cache.answers", cache, ResponseCache::answers)
                .description("Answers that are kept")
                .register(registry);
    }
}
