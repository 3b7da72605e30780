package dev.modelatlas.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SingleThreadEventLoop;
import io.quarkus.logging.Log;
import io.quarkus.netty.MainEventLoopGroup;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Closes the connections of clients that do not do their part in time, on any path. The timeouts of Vert.x and Netty
 * begin anew with each byte, and nothing tells of connections that have not said a word yet: so each event loop looks
 * through those it has, twice a second.
 */
@Singleton
class Connections {
    private static final Duration PERIOD = Duration.ofMillis(500);

    private final Map<Channel, ClientConnection> known = new ConcurrentHashMap<>();
    private final List<Future<?>> sweeps = new ArrayList<>();
    private final List<SingleThreadEventLoop> loops = new ArrayList<>();
    private final HttpConfig config;
    private final ConnectionLimiter limiter;
    private final int mostStreams;

    @Inject
    Connections(
            HttpConfig config,
            ConnectionLimiter limiter,
            @ConfigProperty(name = "quarkus.http.limits.max-concurrent-streams") int mostStreams) {
        this.config = config;
        this.limiter = limiter;
        this.mostStreams = mostStreams;
    }

    void watch(@Observes Router router, @MainEventLoopGroup EventLoopGroup group) {
        router.route().order(Integer.MIN_VALUE).handler(this::begin);
        for (var executor : group) {
            var loop = (SingleThreadEventLoop) executor;
            loops.add(loop);
            var period = PERIOD.toMillis();
            sweeps.add(loop.scheduleWithFixedDelay(
                    () -> sweep(loop, client -> client.look(timeForHead())), period, period, TimeUnit.MILLISECONDS));
        }
    }

    /** Operators keep connections for their probes, too. */
    void watch(@Observes ManagementInterface management) {
        management.router().route().order(Integer.MIN_VALUE).handler(this::begin);
    }

    @PreDestroy
    void stop() {
        sweeps.forEach(sweep -> sweep.cancel(false));
    }

    /** Closes the connections on which nothing is asked then. */
    void closeIdleIn(Duration time) {
        for (var loop : loops) {
            loop.schedule(() -> sweep(loop, ClientConnection::closeIfIdle), time.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void begin(RoutingContext http) {
        if (of(((ConnectionBase) http.request().connection()).channel()).begin(http)) {
            http.next();
        }
    }

    /** An exception would end all sweeps to come. */
    private void sweep(SingleThreadEventLoop loop, Consumer<ClientConnection> look) {
        try {
            for (var channels = loop.registeredChannelsIterator(); channels.hasNext(); ) {
                var channel = channels.next();
                // What was not accepted here was opened from here.
                if (channel.parent() != null) {
                    look.accept(of(channel));
                }
            }
        } catch (RuntimeException defect) {
            Log.error("cannot look through the connections", defect);
        }
    }

    /** While no more are taken, those who are silent do not stay. */
    private Duration timeForHead() {
        return limiter.isFull() ? PERIOD : config.headTimeout();
    }

    private ClientConnection of(Channel channel) {
        var client = known.get(channel);
        if (client == null) {
            var fresh = new ClientConnection(channel, config, mostStreams);
            known.put(channel, fresh);
            channel.closeFuture().addListener(closed -> {
                known.remove(channel);
                fresh.end();
            });
            return fresh;
        }
        return client;
    }
}
