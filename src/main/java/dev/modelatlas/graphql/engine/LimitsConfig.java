package dev.modelatlas.graphql.engine;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.AtLeast;
import dev.modelatlas.setting.AtMost;

/** What one request may ask for. */
@ConfigMapping(prefix = "model-atlas.limits")
public interface LimitsConfig {

    /** Levels of fields within fields. The introspection query of graphql-js 16 needs 15. */
    @WithDefault("12")
    @AtLeast("1")
    @AtMost("100")
    int depth();

    /** Bytes of an answer, before it is compressed. */
    @WithDefault("8M")
    @AtLeast("1K")
    @AtMost("1G")
    MemorySize answer();

    /**
     * What {@link CostCount} counts for an operation: roughly the records it can bring. An answer holds ten times as many
     * values at most, whatever was counted.
     */
    @WithDefault("25000")
    @AtLeast("1")
    @AtMost("1000000000")
    int cost();

    /** Fields of a document that are renamed by an alias. */
    @WithDefault("250")
    @AtLeast("0")
    @AtMost("100000")
    int aliases();

    /** Uses of {@code @skip} and {@code @include} in a document. */
    @WithDefault("100")
    @AtLeast("0")
    @AtMost("100000")
    int directives();

    /** Fragments of a document. The time to check a chain of them grows with the cube of its length. */
    @WithDefault("100")
    @AtLeast("0")
    @AtMost("1000")
    int fragments();

    /** Words and signs of a document, comments and white space aside. */
    @WithDefault("10000")
    @AtLeast("1")
    @AtMost("1000000")
    int tokens();

    /** How large the variables of a request may be, and how large the values in its document, by {@link ValueSize}. */
    @WithDefault("100000")
    @AtLeast("1")
    @AtMost("100000000")
    int values();

    /** The same for the variables of a mutation, which only publishers may ask: rows of a publication. */
    @WithDefault("1000000")
    @AtLeast("1")
    @AtMost("100000000")
    int publishedValues();
}
