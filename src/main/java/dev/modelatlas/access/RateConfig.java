package dev.modelatlas.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.AtLeast;
import dev.modelatlas.setting.AtMost;

/** Settings of rate limits. For {@link #anonymous} and {@link #key}, 0 means no limit. */
@ConfigMapping(prefix = "model-atlas.rate")
interface RateConfig {
    /**
     * Maximum number of requests per minute without a key, from one IP address or from one /64 network of IPv6. A
     * client may send all these requests at the same moment.
     */
    @WithDefault("600")
    @AtLeast("0")
    @AtMost("1000000")
    int anonymous();

    /** Maximum number of requests per minute for the holder of a key or token, from all addresses together. */
    @WithDefault("6000")
    @AtLeast("0")
    @AtMost("1000000")
    int key();

    /**
     * Number of our own proxies in front of the server. Used only if quarkus.http.proxy trusts the nearest proxy. Each
     * of our proxies appends one entry to {@code X-Forwarded-For}; clients can forge all earlier entries.
     */
    @WithDefault("1")
    @AtLeast("1")
    @AtMost("10")
    int proxies();
}
