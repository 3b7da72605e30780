package dev.modelatlas.http;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What exports and change feeds may take of a server. */
@ConfigMapping(prefix = "model-atlas.export")
interface ExportConfig {

    /** How many are under way at once; any other is answered 503. Each takes a megabyte or two, and no connection. */
    @WithDefault("16")
    @Min(0) @Max(1000) int atOnce();

    /** How many of them for one caller. */
    @WithDefault("4")
    @Min(0) @Max(1000) int atOnceOfOne();

    /** How many pieces are read at once, each on a connection. */
    @WithDefault("2")
    @Min(1) @Max(100) int working();

    /** How long one may take in all, however steadily its client takes it. */
    @WithDefault("30M")
    @DurationMin(millis = 1)
    @DurationMax(hours = 24)
    Duration longest();

    /** As how many requests an export counts. */
    @WithDefault("10")
    @Min(1) @Max(1000) int requests();
}
