package dev.modelatlas.mcp;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.AtLeast;
import dev.modelatlas.setting.AtMost;

/** Settings of the endpoint for AI assistants. */
@ConfigMapping(prefix = "model-atlas.mcp")
interface McpConfig {

    /** Whether the server offers the endpoint. */
    @WithDefault("true")
    boolean enabled();

    /**
     * Maximum size in bytes of a tool's answer as JSON. The limit is smaller than for other responses, because the
     * answer becomes part of the prompt of a language model.
     */
    @WithDefault("128K")
    @AtLeast("1K")
    @AtMost("2M")
    MemorySize maxAnswer();
}
