package dev.modelatlas.http.request;

import java.nio.file.Path;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.AtMost;

/** Settings for persisted and trusted documents. */
@ConfigMapping(prefix = "model-atlas.documents")
public interface DocumentsConfig {

    /** Whether the server executes only the trusted documents, which are in {@code directory}. */
    @WithDefault("false")
    boolean trustedOnly();

    /**
     * Directory with {@code *.graphql} files, which contain one document each, and {@code *.json} files, which contain
     * documents by ID.
     */
    Optional<Path> directory();

    /** Maximum size of the cache for documents that clients have registered, in bytes. */
    @WithDefault("8M")
    @AtMost("1T")
    MemorySize size();
}
