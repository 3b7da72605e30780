package dev.modelatlas.access;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.netty.util.NetUtil;
import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where a request comes from. Quarkus decides by quarkus.http.proxy whether the nearest peer is a trusted proxy, but
 * then believes the first entry of X-Forwarded-For, which most proxies let the client write, and stumbles over broken
 * ones. So that entry which counts, the last but {@link RateConfig#proxies}, is all that Quarkus gets to see. The
 * standard header Forwarded, where quarkus.http.proxy.allow-forwarded takes it instead, is read by Quarkus alone: the
 * proxy has to replace what the client wrote there.
 */
@Singleton
public class ClientAddress {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final int LONGEST = 64;

    private final int proxies;
    private final boolean isBehindProxy;
    private final List<CidrAddress> trusted;

    @Inject
    ClientAddress(
            RateConfig config,
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
                    boolean isBehindProxy,
            @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") Optional<List<String>> trusted) {
        this.proxies = config.proxies();
        this.isBehindProxy = isBehindProxy;
        this.trusted = trusted.orElse(List.of()).stream()
                .flatMap(proxy -> networkOfProxy(proxy).stream())
                .toList();
    }

    /** Those of addresses and networks; what names stand for is known when Quarkus has looked them up. */
    private static Optional<CidrAddress> networkOfProxy(String text) {
        var network = Inet.parseCidrAddress(text);
        if (network != null) {
            return Optional.of(network);
        }
        return Optional.ofNullable(Inet.parseInetAddress(text))
                .map(address -> CidrAddress.create(address, address.getAddress().length * Byte.SIZE));
    }

    /** Leaves of X-Forwarded-For what counts, without a port. */
    void settle(MultiMap headers) {
        if (!isBehindProxy || !headers.contains(FORWARDED_FOR)) {
            return;
        }
        var entries = headers.getAll(FORWARDED_FOR).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(entry -> withoutPort(entry.trim()))
                .filter(entry -> !entry.isEmpty())
                .toList();
        if (entries.isEmpty()) {
            headers.remove(FORWARDED_FOR);
        } else {
            headers.set(FORWARDED_FOR, fromOutside(entries, proxies));
        }
    }

    /** An address of IPv4, a /64 network of IPv6, which one client has to itself, or what else the proxy wrote. */
    String of(HttpServerRequest request) {
        return network(host(request.remoteAddress()));
    }

    /** Whether the operator has named the peer, by address or network, as a proxy to be trusted. */
    public boolean isTrustedProxy(InetAddress peer) {
        return isBehindProxy && trusted.stream().anyMatch(proxy -> proxy.matches(peer));
    }

    /** The network of the trusted proxy that a request came through, if it came through one. */
    public Optional<String> proxy(HttpServerRequest request) {
        var peer = host(request.connection().remoteAddress());
        // They differ only when Quarkus has taken a header of a proxy that it trusts.
        var cameThrough = isBehindProxy && !peer.equals(host(request.remoteAddress()));
        return cameThrough ? Optional.of(network(peer)) : Optional.empty();
    }

    /** The entry that the outermost of our proxies wrote. */
    static String fromOutside(List<String> entries, int proxies) {
        return entries.get(Math.max(0, entries.size() - proxies));
    }

    /** An address of IPv4, the /64 network of one of IPv6, both hexadecimal; other texts as they are, shortened. */
    public static String network(String text) {
        var address = withoutPort(text);
        var bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            return address.substring(0, Math.min(LONGEST, address.length()));
        }
        var hex = HexFormat.of().formatHex(bytes);
        // ::ffff:192.0.2.1 is an address of IPv4, as sockets for both write it.
        return bytes.length == 16 && hex.startsWith("00000000000000000000ffff")
                ? hex.substring(24)
                : hex.substring(0, Math.min(16, hex.length()));
    }

    private static String withoutPort(String text) {
        if (text.startsWith("[")) {
            return text.substring(1, Math.max(1, text.indexOf(']')));
        }
        var colon = text.indexOf(':');
        return colon > 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
    }

    /** Without a host there is a socket of this machine. */
    private static String host(SocketAddress address) {
        return address == null || address.host() == null ? "local" : address.host();
    }
}
