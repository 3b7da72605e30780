package dev.modelatlas.access;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often one caller may ask. 0 is no limit. */
@ConfigMapping(prefix = "model-atlas.rate")
interface RateConfig {
    int MOST = 1_000_000;

    /** Requests a minute from one address, or one /64 network of IPv6, without a key; all of them at once if need be. */
    @WithDefault("600")
    @Min(0) @Max(MOST) int anonymous();

    /** Requests a minute from one holder of a key or token, from wherever. */
    @WithDefault("6000")
    @Min(0) @Max(MOST) int key();

    /**
     * How many proxies of ours stand in a row before the server. Read only where quarkus.http.proxy trusts the nearest:
     * as many entries at the end of X-Forwarded-For are theirs, and what is before may be forged.
     */
    @WithDefault("1")
    @Min(1) @Max(10) int proxies();
}
