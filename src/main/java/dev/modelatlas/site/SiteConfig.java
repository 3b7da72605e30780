package dev.modelatlas.site;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.AtLeast;
import dev.modelatlas.setting.AtMost;

/** How many files of the site are sent at once. */
@ConfigMapping(prefix = "model-atlas.pages")
interface SiteConfig {

    /** For all clients; any other is answered 503. */
    @WithDefault("1000")
    @AtLeast("1")
    @AtMost("100000")
    int atOnce();

    /** For one address, or one /64 network of IPv6. */
    @WithDefault("100")
    @AtLeast("1")
    @AtMost("100000")
    int atOnceOfOne();
}
