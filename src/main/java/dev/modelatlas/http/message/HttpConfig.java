package dev.modelatlas.http.message;

import java.time.Duration;
import java.util.OptionalInt;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.AtLeast;
import dev.modelatlas.setting.AtMost;

/** Settings for requests to {@code /graphql}, and client timeouts that apply to all paths. */
@ConfigMapping(prefix = "model-atlas.http")
public interface HttpConfig {

    /**
     * Maximum size in bytes of a request's body, which contains the document and the variables. Must not exceed
     * {@code quarkus.http.limits.max-body-size}.
     */
    @WithDefault("1M")
    @AtLeast("1")
    @AtMost("1G")
    MemorySize maxBodySize();

    /** Deadline of a request, including its database statements. */
    @WithDefault("10s")
    @AtLeast("1ms")
    @AtMost("1h")
    Duration deadline();

    /**
     * Maximum time from a new connection until the headers of its first request have arrived. Includes the TLS
     * handshake.
     */
    @WithDefault("10s")
    @AtLeast("1ms")
    @AtMost("1h")
    Duration headTimeout();

    /** Maximum time for a client to send a request's body. */
    @WithDefault("10s")
    @AtLeast("1ms")
    @AtMost("1h")
    Duration readTimeout();

    /** Maximum time for a client to read a response. */
    @WithDefault("60s")
    @AtLeast("1ms")
    @AtMost("1h")
    Duration writeTimeout();

    /**
     * Maximum time between a response and the headers of the next request on the same connection. It is longer than the
     * 60 seconds that are usual for proxies, so that a proxy closes an idle connection before the server does. If the
     * server closed the connection first, it could miss a new request that is already on its way.
     */
    @WithDefault("75s")
    @AtLeast("1ms")
    @AtMost("2h")
    Duration idleTimeout();

    /**
     * Maximum number of connections to the public ports from one IP address, or from one /64 network of IPv6. Further
     * connections are closed immediately. Trusted proxies are exempt.
     */
    @WithDefault("100")
    @AtLeast("1")
    @AtMost("1000000")
    int maxConnectionsPerAddress();

    /** Whether to log a line for each request. */
    @WithDefault("false")
    boolean accessLog();

    /**
     * Maximum number of concurrent requests, each of which may hold a database connection. By default, one more than
     * the number of processors. When all of them are requests of one caller, one more request of another caller runs.
     */
    @AtLeast("1")
    @AtMost("10000")
    OptionalInt maxConcurrent();

    /** Maximum number of queued requests. Further requests get 503. */
    @WithDefault("100")
    @AtLeast("0")
    @AtMost("100000")
    int queueSize();

    /**
     * Maximum time that a request stays in the queue. The server refuses a request that would wait longer. If the queue
     * holds more than {@code max-concurrent} requests for longer than this time, the server also refuses old requests
     * in the queue ({@code AdmissionQueue}).
     */
    @WithDefault("400ms")
    @AtLeast("1ms")
    @AtMost("1h")
    Duration queueTimeout();
}
