package dev.modelatlas.http;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How many may follow over WebSocket, and how they have to behave. */
@ConfigMapping(prefix = "model-atlas.websocket")
interface WebSocketConfig {

    /** How many are connected at once; any other is answered 503. */
    @WithDefault("2000")
    @Min(0) int connections();

    /** How many of them may be of one caller: a holder of a key, or an address without one. */
    @WithDefault("100")
    @Min(1) int connectionsOfOne();

    /** Subscriptions of one connection. */
    @WithDefault("20")
    @Min(1) int subscriptions();

    /** Bytes of one message of a client. */
    @WithDefault("64K")
    @BytesMin(1)
    MemorySize maxMessageSize();

    /** How long a client may take to say connection_init. */
    @WithDefault("10s")
    @DurationMin(millis = 1)
    @DurationMax(hours = 1)
    Duration initTimeout();

    /** How often clients are pinged; who has not answered by the next time is disconnected. */
    @WithDefault("30s")
    @DurationMin(millis = 1)
    @DurationMax(hours = 1)
    Duration keepAlive();

    /** How many events are worked on at once, beside model-atlas.http.working. */
    @WithDefault("2")
    @Min(1) int working();
}
