package dev.modelatlas.http;

import java.time.Duration;
import java.util.OptionalInt;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.AtLeast;
import dev.modelatlas.setting.AtMost;

/** What one HTTP request to {@code /graphql} may hold, and how long the clients of any path may take. */
@ConfigMapping(prefix = "model-atlas.http")
interface HttpConfig {

    /** Bytes of a body, document and variables together; at most quarkus.http.limits.max-body-size. */
    @WithDefault("1M")
    @AtLeast("1")
    MemorySize maxBodySize();

    /** How long a request may take, its statements included. */
    @WithDefault("10s")
    @AtLeast("1ms")
    @AtMost("1h")
    Duration deadline();

    /** How long a client may take on a new connection until the head of its request is there, TLS included. */
    @WithDefault("10s")
    @AtLeast("1ms")
    @AtMost("1h")
    Duration headTimeout();

    /** How long a client may take to send a body. */
    @WithDefault("10s")
    @AtLeast("1ms")
    @AtMost("1h")
    Duration readTimeout();

    /** How long a client may take to take an answer. */
    @WithDefault("60s")
    @AtLeast("1ms")
    @AtMost("1h")
    Duration writeTimeout();

    /**
     * How long a connection stays after an answer, until the head of the next request is there. Longer than proxies
     * keep theirs, usually 60 s: who closes first may close on a request that is on its way.
     */
    @WithDefault("75s")
    @AtLeast("1ms")
    @AtMost("1h")
    Duration idleTimeout();

    /**
     * Connections that one address, or one /64 network of IPv6, may have open to the public ports; any other is closed
     * at once. Trusted proxies have no such limit.
     */
    @WithDefault("100")
    @AtLeast("1")
    @AtMost("1000000")
    int connectionsOfOne();

    /** Whether each request is told in the log. */
    @WithDefault("false")
    boolean accessLog();

    /** How many requests are worked on at once, one more than processors unless told; each may hold a connection. */
    @AtLeast("1")
    @AtMost("10000")
    OptionalInt working();

    /** How many more wait for their turn; any other is answered 503. */
    @WithDefault("100")
    @AtLeast("0")
    @AtMost("100000")
    int waiting();

    /** How long one may wait, and how long a line may stand before it is taken for too much: see {@link WaitingLine}. */
    @WithDefault("500ms")
    @AtLeast("1ms")
    @AtMost("1h")
    Duration longestWait();
}
