package dev.modelatlas.http;

import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.sun.management.UnixOperatingSystemMXBean;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.channel.socket.ServerSocketChannel;
import io.quarkus.logging.Log;
import io.quarkus.netty.BossEventLoopGroup;
import io.quarkus.vertx.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.modelatlas.access.ClientAddress;

/**
 * Closes new connections to the public ports when their address has as many as it may, or all have. Vert.x and Quarkus
 * first learn of a connection when it has spoken; this is asked where it is accepted, before it takes anything but a
 * descriptor. The management port is left alone, and descriptors are left for it: operators need it most when clients
 * are too many.
 */
@Singleton
class ConnectionLimiter {
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

    /** Descriptors that connections of clients leave to others: the management port, the database, files. */
    private static final int RESERVE = 200;

    private final ConnectionCounts counts;
    private final int most;
    private final int mostOfOne;
    private final HttpServer servers;
    private final ClientAddress addresses;
    private final Gatekeeper gatekeeper = new Gatekeeper();
    private final Set<ServerSocketChannel> guarded = ConcurrentHashMap.newKeySet();
    private SingleThreadEventLoop acceptor;
    private Future<?> search;

    private final LongAdder refused = new LongAdder();
    private long warned = System.nanoTime() - BETWEEN_WARNINGS.toNanos();

    @Inject
    ConnectionLimiter(
            HttpConfig config,
            HttpServer servers,
            @ConfigProperty(name = "quarkus.http.limits.max-connections") int most,
            ClientAddress addresses) {
        this.mostOfOne = config.connectionsOfOne();
        this.most = room(most);
        this.counts = new ConnectionCounts(this.most, mostOfOne);
        this.servers = servers;
        this.addresses = addresses;
    }

    /** As many connections as are wanted, or as the process may open descriptors for. */
    static int room(int wanted) {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)) {
            return wanted;
        }
        var allowed = system.getMaxFileDescriptorCount();
        var others = system.getOpenFileDescriptorCount() + RESERVE;
        if (allowed - others >= wanted) {
            return wanted;
        }
        var room = (int) Math.max(1, allowed - others);
        Log.warnf(
                "quarkus.http.limits.max-connections is %d, but of %d file descriptors only %d are left for connections: "
                        + "no more are taken. Allow %d (ulimit -n), or set it lower.",
                wanted, allowed, room, wanted + others);
        return room;
    }

    /** The ports are opened after this, and in dev mode again and again: so they are looked for. */
    void start(@Observes Router router, @BossEventLoopGroup EventLoopGroup acceptors) {
        acceptor = (SingleThreadEventLoop) acceptors.next();
        var period = PERIOD.toMillis();
        search = acceptor.scheduleWithFixedDelay(this::look, 0, period, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        search.cancel(false);
        guarded.forEach(listener -> listener.pipeline().remove(gatekeeper));
    }

    /** Closes the public ports. Who was let in stays. */
    void closeIn(Duration time) {
        acceptor.schedule(() -> guarded.forEach(Channel::close), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Tells of a request, which may have come through a trusted proxy: one that is named by its host, too. */
    void learn(HttpServerRequest request) {
        addresses.proxy(request).ifPresent(counts::learnProxy);
    }

    /** Open connections to the public ports. */
    int open() {
        return counts.total();
    }

    /** Whether any more would be closed. */
    boolean isFull() {
        return counts.isFull();
    }

    /** Connections that were closed at once, since the start. */
    long refused() {
        return refused.sum();
    }

    /** An exception would end all looks to come. */
    private void look() {
        try {
            for (var channels = acceptor.registeredChannelsIterator(); channels.hasNext(); ) {
                if (channels.next() instanceof ServerSocketChannel listener && isPublic(listener)) {
                    guard(listener);
                }
            }
        } catch (RuntimeException defect) {
            Log.error("cannot look through the listeners", defect);
        }
    }

    private boolean isPublic(ServerSocketChannel listener) {
        var address = listener.localAddress();
        return address != null
                && (address.getPort() == servers.getPort() || address.getPort() == servers.getSecurePort());
    }

    private void guard(ServerSocketChannel listener) {
        if (guarded.add(listener)) {
            listener.pipeline().addFirst(gatekeeper);
            listener.closeFuture().addListener(closed -> guarded.remove(listener));
        }
    }

    /** Sees each new connection on the thread that accepts them. */
    @Sharable
    private final class Gatekeeper extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (!(message instanceof Channel client)
                    || !(client.remoteAddress() instanceof InetSocketAddress peer)
                    || peer.getAddress() == null) {
                context.fireChannelRead(message);
                return;
            }
            var address = ClientAddress.network(peer.getAddress().getHostAddress());
            if (counts.open(address, addresses.isTrustedProxy(peer.getAddress()))) {
                client.closeFuture().addListener(closed -> counts.close(address));
                context.fireChannelRead(message);
            } else {
                refuse(client);
            }
        }
    }

    private void refuse(Channel client) {
        refused.increment();
        client.unsafe().closeForcibly();
        if (System.nanoTime() - warned > BETWEEN_WARNINGS.toNanos()) {
            warned = System.nanoTime();
            Log.warn(
                    counts.isFull()
                            ? "There are " + most
                                    + " connections; more are closed (quarkus.http.limits.max-connections)."
                            : "One address has " + mostOfOne + " connections; more of them are closed"
                                    + " (model-atlas.http.connections-of-one).");
        }
    }
}
