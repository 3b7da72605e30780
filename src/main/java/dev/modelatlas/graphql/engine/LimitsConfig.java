package dev.modelatlas.graphql.engine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What one document may ask for. */
@ConfigMapping(prefix = "model-atlas.limits")
public interface LimitsConfig {

    /** Levels of fields within fields. The introspection query of graphql-js 16 needs 15. */
    @WithDefault("12")
    int depth();

    /** What {@link CostCount} counts for an operation: roughly the records it can bring. */
    @WithDefault("25000")
    int cost();

    /** Fields of a document that are renamed by an alias. */
    @WithDefault("250")
    int aliases();

    /** Uses of {@code @skip} and {@code @include} in a document. */
    @WithDefault("100")
    int directives();

    /** Words and signs of a document, comments and white space aside. */
    @WithDefault("10000")
    int tokens();
}
