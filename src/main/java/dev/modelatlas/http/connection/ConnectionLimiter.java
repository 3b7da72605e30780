package dev.modelatlas.http.connection;

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
import dev.modelatlas.http.message.HttpConfig;

/**
 * Limits the connections to the public ports, in total and for each address. A connection above a limit is closed as
 * soon as it is accepted. Until then, it uses only a file descriptor. The limits of Vert.x and Quarkus would come too
 * late: they count a connection only after it has sent data. The management port has no limit and has reserved file
 * descriptors, because operators need it most when there are too many clients.
 */
@Singleton
public class ConnectionLimiter {
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

    /** Number of file descriptors reserved for the management port, the database and files. */
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

    ConnectionLimiter(
            HttpConfig config,
            HttpServer servers,
            @ConfigProperty(name = "quarkus.http.limits.max-connections") int most,
            ClientAddress addresses) {
        this.mostOfOne = config.maxConnectionsPerAddress();
        this.most = availableConnections(most);
        this.counts = new ConnectionCounts(this.most, mostOfOne);
        this.servers = servers;
        this.addresses = addresses;
    }

    /** The configured number of connections, or fewer if the process may not open that many file descriptors. */
    static int availableConnections(int wanted) {
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
                "quarkus.http.limits.max-connections is %d, but the process may open only %d file descriptors, so "
                        + "the server accepts only %d connections. Allow %d file descriptors (ulimit -n) or lower the "
                        + "setting.",
                wanted, allowed, room, wanted + others);
        return room;
    }

    /**
     * Searches for the listening sockets at intervals, because Quarkus opens the ports only after it has called this
     * method. In dev mode, Quarkus opens them more than once.
     */
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

    /** Closes the public ports after the given time. Accepted connections stay open. */
    void closeIn(Duration time) {
        acceptor.schedule(() -> guarded.forEach(Channel::close), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Remembers the request's proxy, if it is a trusted proxy. Called for each request, because only requests reveal
     * the address of a proxy that is configured by host name.
     */
    public void learnProxy(HttpServerRequest request) {
        addresses.proxy(request).ifPresent(counts::learnProxy);
    }

    /** The number of open connections to the public ports. */
    public int open() {
        return counts.total();
    }

    /** Whether a new connection would be refused because of the total limit. */
    boolean isFull() {
        return counts.isFull();
    }

    /** The number of refused connections since start. */
    public long refused() {
        return refused.sum();
    }

    /**
     * Finds and guards new listening sockets. Catches {@link Error}, too, because an uncaught error would stop all
     * later executions of the scheduled task.
     */
    private void look() {
        try {
            for (var channels = acceptor.registeredChannelsIterator(); channels.hasNext(); ) {
                if (channels.next() instanceof ServerSocketChannel listener && isPublic(listener)) {
                    guard(listener);
                }
            }
        } catch (RuntimeException | Error defect) {
            Log.error("Could not apply the connection limits to new listening sockets", defect);
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

    /** Handles each new connection on the thread that accepts it, before Vert.x does. */
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
                ProtocolGuard.guard(client);
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
                            ? "The server reached its limit of " + most
                                    + " connections and closes new ones (quarkus.http.limits.max-connections)."
                            : "One client address reached its limit of " + mostOfOne
                                    + " connections; new ones from this address are closed"
                                    + " (model-atlas.http.max-connections-per-address).");
        }
    }
}
