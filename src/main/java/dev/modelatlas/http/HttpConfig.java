package dev.modelatlas.http;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What one HTTP request to {@code /graphql} may hold. */
@ConfigMapping(prefix = "model-atlas.http")
interface HttpConfig {

    /** Bytes of a body, document and variables together; at most quarkus.http.limits.max-body-size. */
    @WithDefault("1M")
    MemorySize maxBodySize();

    /** How long a request may take, its statements included. */
    @WithDefault("10s")
    Duration deadline();

    /** How long a client may take to send a request. */
    @WithDefault("10s")
    Duration readTimeout();

    /** How many requests are worked on at once; each may hold a connection to the database. */
    @WithDefault("8")
    @Min(1) int working();

    /** How many more wait for their turn; any other is answered 503. */
    @WithDefault("32")
    @Min(0) int waiting();
}
