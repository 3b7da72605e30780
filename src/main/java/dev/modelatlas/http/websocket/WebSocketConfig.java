package dev.modelatlas.http.websocket;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.AtLeast;
import dev.modelatlas.setting.AtMost;

/** Limits of WebSocket connections. */
@ConfigMapping(prefix = "model-atlas.websocket")
interface WebSocketConfig {

    /** Maximum number of connections. Further clients get 503. */
    @WithDefault("2000")
    @AtLeast("0")
    @AtMost("1000000")
    int maxConnections();

    /**
     * Maximum number of connections for one caller. A caller is the holder of a key or token. Without a key or token,
     * the caller is an IP address, or a /64 network of IPv6.
     */
    @WithDefault("100")
    @AtLeast("1")
    @AtMost("1000000")
    int maxConnectionsPerCaller();

    /** Maximum number of subscriptions on one connection. */
    @WithDefault("20")
    @AtLeast("1")
    @AtMost("100000")
    int maxSubscriptions();

    /** Maximum size of a client's message in bytes. */
    @WithDefault("64K")
    @AtLeast("1")
    @AtMost("1G")
    MemorySize maxMessageSize();

    /**
     * Maximum number of messages and other frames that a client may send per second. A client that sends more is
     * disconnected.
     */
    @WithDefault("200")
    @AtLeast("1")
    @AtMost("1000000")
    int maxMessagesPerSecond();

    /** Maximum time until the client sends {@code connection_init}. */
    @WithDefault("10s")
    @AtLeast("1ms")
    @AtMost("1h")
    Duration initTimeout();

    /**
     * Interval of pings. If a client has not responded to a ping when the next one is due, the server disconnects the
     * client. A client that is still reading stays connected: since the ping, it must have read all messages that were
     * waiting, or at least 300,000 bytes of them.
     */
    @WithDefault("30s")
    @AtLeast("1ms")
    @AtMost("1h")
    Duration keepAlive();

    /**
     * Maximum number of events that are computed at the same time, in addition to the requests that
     * model-atlas.http.max-concurrent allows.
     */
    @WithDefault("2")
    @AtLeast("1")
    @AtMost("1000")
    int threads();
}
