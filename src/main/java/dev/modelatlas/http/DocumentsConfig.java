package dev.modelatlas.http;

import java.nio.file.Path;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;

/** Documents that clients may name by their hash. */
@ConfigMapping(prefix = "model-atlas.documents")
interface DocumentsConfig {

    /** Whether nothing but the documents of the directory is answered. */
    @WithDefault("false")
    @WithConverter(TrueOrFalse.class)
    boolean trustedOnly();

    /** Files {@code *.graphql} with a document each, and {@code *.json} with objects of documents by id. */
    Optional<Path> directory();

    /** Bytes of memory for documents that clients have registered. */
    @WithDefault("8M")
    MemorySize size();
}
