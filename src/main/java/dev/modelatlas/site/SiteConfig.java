package dev.modelatlas.site;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.AtLeast;
import dev.modelatlas.setting.AtMost;

/** Limits on concurrent responses with static files. */
@ConfigMapping(prefix = "model-atlas.pages")
interface SiteConfig {

    /** Maximum number of concurrent responses for all clients together. Further requests get 503. */
    @WithDefault("1000")
    @AtLeast("1")
    @AtMost("100000")
    int maxConcurrent();

    /** Maximum number of concurrent responses for one IP address. All IPv6 addresses of a /64 network count as one. */
    @WithDefault("100")
    @AtLeast("1")
    @AtMost("100000")
    int maxConcurrentPerAddress();
}
