package dev.modelatlas.http;

import java.time.Duration;
import java.util.OptionalInt;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What one HTTP request to {@code /graphql} may hold. */
@ConfigMapping(prefix = "model-atlas.http")
interface HttpConfig {

    /** Bytes of a body, document and variables together; at most quarkus.http.limits.max-body-size. */
    @WithDefault("1M")
    @BytesMin(1)
    MemorySize maxBodySize();

    /** How long a request may take, its statements included. */
    @WithDefault("10s")
    @DurationMin(millis = 1)
    @DurationMax(hours = 1)
    Duration deadline();

    /** How long a client may take to send a request. */
    @WithDefault("10s")
    @DurationMin(millis = 1)
    @DurationMax(hours = 1)
    Duration readTimeout();

    /** How many requests are worked on at once, twice the processors unless told; each may hold a database connection. */
    @Min(1) @Max(10_000) OptionalInt working();

    /** How many more wait for their turn; any other is answered 503. */
    @WithDefault("100")
    @Min(0) @Max(100_000) int waiting();

    /** How long one may wait, and how long a line may stand before it is taken for too much: see {@link WaitingLine}. */
    @WithDefault("500ms")
    @DurationMin(millis = 1)
    @DurationMax(hours = 1)
    Duration longestWait();
}
