package dev.modelatlas.http;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.sun.management.UnixOperatingSystemMXBean;
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

    /** What the program opens besides connections: jars, the database, and a file for each page that is being sent. */
    private static final int OTHER_DESCRIPTORS = 1_000;

    private final Map<Channel, ClientConnection> known = new ConcurrentHashMap<>();
    private final List<Future<?>> sweeps = new ArrayList<>();
    private final HttpConfig config;
    private final int most;

    @Inject
    Connections(HttpConfig config, @ConfigProperty(name = "quarkus.http.limits.max-connections") int most) {
        this.config = config;
        this.most = most;
    }

    void watch(@Observes Router router, @MainEventLoopGroup EventLoopGroup loops) {
        warnOfFewDescriptors();
        router.route().order(Integer.MIN_VALUE).handler(this::begin);
        for (var loop : loops) {
            var period = PERIOD.toMillis();
            sweeps.add(loop.scheduleWithFixedDelay(
                    () -> sweep((SingleThreadEventLoop) loop), period, period, TimeUnit.MILLISECONDS));
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

    private void begin(RoutingContext http) {
        if (of(((ConnectionBase) http.request().connection()).channel()).begin(http)) {
            http.next();
        }
    }

    /** An exception would end all sweeps to come. */
    private void sweep(SingleThreadEventLoop loop) {
        try {
            for (var channels = loop.registeredChannelsIterator(); channels.hasNext(); ) {
                var channel = channels.next();
                // What was not accepted here was opened from here.
                if (channel.parent() != null) {
                    of(channel).look(timeForHead());
                }
            }
        } catch (RuntimeException defect) {
            Log.error("cannot look through the connections", defect);
        }
    }

    /** Quarkus closes what is too many once it speaks; those who are silent do not stay then. */
    private Duration timeForHead() {
        return known.size() > most ? PERIOD : config.headTimeout();
    }

    private ClientConnection of(Channel channel) {
        var client = known.get(channel);
        if (client == null) {
            client = new ClientConnection(channel, config);
            known.put(channel, client);
            channel.closeFuture().addListener(closed -> known.remove(channel));
        }
        return client;
    }

    private void warnOfFewDescriptors() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                && system.getMaxFileDescriptorCount() < most + OTHER_DESCRIPTORS) {
            Log.warnf(
                    "quarkus.http.limits.max-connections is %d, but %d file descriptors are too few for so many: "
                            + "allow %d (ulimit -n), or set it lower.",
                    most, system.getMaxFileDescriptorCount(), most + OTHER_DESCRIPTORS);
        }
    }
}
