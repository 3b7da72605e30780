package dev.modelatlas.http.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SingleThreadEventLoop;
import io.quarkus.logging.Log;
import io.quarkus.netty.MainEventLoopGroup;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.modelatlas.http.message.HttpConfig;

/**
 * Closes connections of slow clients, whatever path they request. The timeouts of Vert.x and Netty restart with each
 * byte, and no event reports a connection that has not sent anything. Therefore each event loop checks all of its
 * connections twice a second.
 */
@Singleton
class ConnectionTimeouts {
    private static final Duration PERIOD = Duration.ofMillis(500);

    private final Map<Channel, ClientConnection> known = new ConcurrentHashMap<>();
    private final List<Future<?>> sweeps = new ArrayList<>();
    private final List<SingleThreadEventLoop> loops = new ArrayList<>();
    private final HttpConfig config;
    private final ConnectionLimiter limiter;
    private final int mostStreams;

    ConnectionTimeouts(
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
                    () -> sweep(loop, client -> client.checkDeadlines(timeForHead())),
                    period,
                    period,
                    TimeUnit.MILLISECONDS));
        }
    }

    /**
     * Tracks requests on the management port, too. Otherwise, the connections of probes would be closed, because they
     * would seem to have sent no request yet.
     */
    void watch(@Observes ManagementInterface management) {
        management.router().route().order(Integer.MIN_VALUE).handler(this::begin);
    }

    @PreDestroy
    void stop() {
        sweeps.forEach(sweep -> sweep.cancel(false));
    }

    /** After the given time, closes all connections without a request in progress. */
    void closeIdleIn(Duration time) {
        for (var loop : loops) {
            loop.schedule(() -> sweep(loop, ClientConnection::closeIfIdle), time.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void begin(RoutingContext http) {
        begin(http.request()).ifPresent(exchange -> {
            exchange.attachTo(http);
            http.addHeadersEndHandler(head -> exchange.responseBegan());
            http.next();
        });
    }

    /**
     * Applies the limits of the connection to a request.
     *
     * @return empty when the request must not be processed
     */
    Optional<HttpExchange> begin(HttpServerRequest request) {
        return of(((ConnectionBase) request.connection()).channel()).begin(request);
    }

    private void sweep(SingleThreadEventLoop loop, Consumer<ClientConnection> look) {
        for (var channels = loop.registeredChannelsIterator(); channels.hasNext(); ) {
            var channel = channels.next();
            // A channel without a parent is an outgoing connection.
            if (channel.parent() != null) {
                check(channel, look);
            }
        }
    }

    /**
     * Checks a connection. If the check fails, closes the connection, because nothing else would close it. Catches
     * {@link Error}, too, because an uncaught error would stop all later executions of the scheduled task.
     */
    void check(Channel channel, Consumer<ClientConnection> look) {
        try {
            look.accept(of(channel));
        } catch (RuntimeException | Error defect) {
            channel.unsafe().close(channel.voidPromise());
            Log.error("Closed a connection, because checking it failed", defect);
        }
    }

    /** The timeout for the headers on a new connection. It is shorter while the server is at its connection limit. */
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
