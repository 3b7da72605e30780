package dev.modelatlas.access;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.netty.util.NetUtil;
import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Finds the IP address of a client. The settings under quarkus.http.proxy define which peers are trusted proxies.
 *
 * <p>Quarkus takes the first entry of X-Forwarded-For as the client's address, and fails on malformed entries. Most
 * proxies let the client write that first entry. This class therefore keeps only the entry that our outermost proxy
 * wrote, and removes all others. To find the entry, it counts {@link RateConfig#proxies} entries from the end.
 *
 * <p>This class ignores the standard header Forwarded. Quarkus reads it if quarkus.http.proxy.allow-forwarded is set;
 * the proxy must then replace any Forwarded header that the client sends.
 */
@Singleton
public class ClientAddress {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final int LONGEST = 64;

    private final int proxies;
    private final boolean isBehindProxy;
    private final List<CidrAddress> trusted;

    /** @throws IllegalArgumentException when forwarding of addresses is enabled, but no proxy is trusted */
    ClientAddress(
            RateConfig config,
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
                    boolean isBehindProxy,
            @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") Optional<List<String>> trusted) {
        // Without a list of trusted proxies, Quarkus would trust every peer, and each client could claim any address in
        // {@code X-Forwarded-For}.
        if (isBehindProxy && trusted.isEmpty()) {
            throw new IllegalArgumentException(
                    "quarkus.http.proxy.proxy-address-forwarding requires quarkus.http.proxy.trusted-proxies: the "
                            + "addresses of your proxies, such as 10.0.0.0/8");
        }
        this.proxies = config.proxies();
        this.isBehindProxy = isBehindProxy;
        this.trusted = trusted.orElse(List.of()).stream()
                .flatMap(proxy -> networkOfProxy(proxy).stream())
                .toList();
    }

    /** Parses an IP address or a network. Returns empty for a host name, because only Quarkus resolves host names. */
    private static Optional<CidrAddress> networkOfProxy(String text) {
        var network = Inet.parseCidrAddress(text);
        if (network != null) {
            return Optional.of(network);
        }
        return Optional.ofNullable(Inet.parseInetAddress(text))
                .map(address -> CidrAddress.create(address, address.getAddress().length * Byte.SIZE));
    }

    /** Keeps only the entry of {@code X-Forwarded-For} that our outermost proxy wrote, and removes its port. */
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

    /**
     * Identifies the client by its IPv4 address, or by the /64 network of its IPv6 address. One client usually has all
     * addresses of a /64 network. If the proxy's header has text other than an IP address, up to 64 characters of that
     * text identify the client.
     */
    String of(HttpServerRequest request) {
        return network(host(request.remoteAddress()));
    }

    /** Whether the peer's address is in the operator's list of trusted proxies. */
    public boolean isTrustedProxy(InetAddress peer) {
        return isBehindProxy && trusted.stream().anyMatch(proxy -> proxy.matches(peer));
    }

    /**
     * The address of the trusted proxy that forwarded the request, in the form that {@link #network} returns; empty for
     * a direct connection.
     */
    public Optional<String> proxy(HttpServerRequest request) {
        var peer = host(request.connection().remoteAddress());
        // The two addresses differ only if Quarkus took the client's address from a header that a trusted proxy sent.
        var cameThrough = isBehindProxy && !peer.equals(host(request.remoteAddress()));
        return cameThrough ? Optional.of(network(peer)) : Optional.empty();
    }

    /** The entry that our outermost proxy wrote. Each of our proxies appends one entry. */
    static String fromOutside(List<String> entries, int proxies) {
        return entries.get(Math.max(0, entries.size() - proxies));
    }

    /**
     * Converts an IP address to hexadecimal digits: the whole IPv4 address, or the /64 network of the IPv6 address. Any
     * other string is cut to 64 characters.
     */
    public static String network(String text) {
        var address = withoutPort(text);
        var bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            return address.substring(0, Math.min(LONGEST, address.length()));
        }
        var hex = HexFormat.of().formatHex(bytes);
        // Dual-stack sockets report an IPv4 address as an IPv6 address, such as ::ffff:192.0.2.1.
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

    /** The host of a peer. A peer without a host is a Unix socket of this machine. */
    private static String host(SocketAddress address) {
        return address == null || address.host() == null ? "local" : address.host();
    }
}
