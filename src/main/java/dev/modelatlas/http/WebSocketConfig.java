package dev.modelatlas.http;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.AtLeast;
import dev.modelatlas.setting.AtMost;

/** How many may follow over WebSocket, and how they have to behave. */
@ConfigMapping(prefix = "model-atlas.websocket")
interface WebSocketConfig {

    /** How many are connected at once; any other is answered 503. */
    @WithDefault("2000")
    @AtLeast("0")
    int connections();

    /** How many of them may be of one caller: a holder of a key, or an address without one. */
    @WithDefault("100")
    @AtLeast("1")
    int connectionsOfOne();

    /** Subscriptions of one connection. */
    @WithDefault("20")
    @AtLeast("1")
    int subscriptions();

    /** Bytes of one message of a client. */
    @WithDefault("64K")
    @AtLeast("1")
    MemorySize maxMessageSize();

    /** Messages that a client may send in a second, and frames of any other kind; who sends more is disconnected. */
    @WithDefault("200")
    @AtLeast("1")
    @AtMost("1000000")
    int messages();

    /** How long a client may take to say connection_init. */
    @WithDefault("10s")
    @AtLeast("1ms")
    @AtMost("1h")
    Duration initTimeout();

    /** How often clients are pinged; who has not answered by the next time is disconnected. */
    @WithDefault("30s")
    @AtLeast("1ms")
    @AtMost("1h")
    Duration keepAlive();

    /** How many events are worked on at once, beside model-atlas.http.working. */
    @WithDefault("2")
    @AtLeast("1")
    int working();
}
