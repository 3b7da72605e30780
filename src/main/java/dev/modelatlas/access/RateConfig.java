package dev.modelatlas.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.AtLeast;
import dev.modelatlas.setting.AtMost;

/** How often one caller may ask. 0 is no limit. */
@ConfigMapping(prefix = "model-atlas.rate")
interface RateConfig {
    /** Requests a minute from one address, or one /64 network of IPv6, without a key; all of them at once if need be. */
    @WithDefault("600")
    @AtLeast("0")
    @AtMost("1000000")
    int anonymous();

    /** Requests a minute from one holder of a key or token, from wherever. */
    @WithDefault("6000")
    @AtLeast("0")
    @AtMost("1000000")
    int key();

    /**
     * How many proxies of ours stand in a row before the server. Read only where quarkus.http.proxy trusts the nearest:
     * as many entries at the end of X-Forwarded-For are theirs, and what is before may be forged.
     */
    @WithDefault("1")
    @AtLeast("1")
    @AtMost("10")
    int proxies();
}
