package dev.modelatlas.shortlink;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.AtLeast;
import dev.modelatlas.setting.AtMost;

/** Limits of stored documents. */
@ConfigMapping(prefix = "model-atlas.short-links")
interface ShortLinkConfig {

    /** Maximum size in bytes of a request that stores a document. */
    @WithDefault("16K")
    @AtLeast("1")
    @AtMost("1M")
    MemorySize maxSize();

    /**
     * Maximum number of documents of one publisher, for all its API keys together. With 0, nobody can store documents.
     */
    @WithDefault("1000")
    @AtLeast("0")
    @AtMost("1000000")
    int maxPerPublisher();
}
