package dev.modelatlas.graphql.document;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.AtLeast;
import dev.modelatlas.setting.AtMost;

/** Limits of one GraphQL request. */
@ConfigMapping(prefix = "model-atlas.limits")
public interface LimitsConfig {

    /**
     * Maximum depth of nested fields. Introspection may be 8 levels deeper, because the introspection query of
     * graphql-js 16 has 15 levels, more than the default.
     */
    @WithDefault("12")
    @AtLeast("1")
    @AtMost("100")
    int depth();

    /** Maximum size of a response in bytes, before compression. */
    @WithDefault("8M")
    @AtLeast("1K")
    @AtMost("1G")
    MemorySize answer();

    /**
     * Maximum cost of an operation, roughly the number of records that it can return ({@link CostCalculator}). A
     * response may have at most ten times this number of values.
     */
    @WithDefault("25000")
    @AtLeast("1")
    @AtMost("1000000000")
    int cost();

    /**
     * Maximum number of aliases in a document. All aliases together may have at most 40 times this number of
     * characters.
     */
    @WithDefault("250")
    @AtLeast("0")
    @AtMost("100000")
    int aliases();

    /** Maximum number of directives in a document: {@code @skip} and {@code @include} together. */
    @WithDefault("100")
    @AtLeast("0")
    @AtMost("100000")
    int directives();

    /**
     * Maximum number of fragments in a document. The time to validate a chain of fragments grows with the cube of its
     * length.
     */
    @WithDefault("100")
    @AtLeast("0")
    @AtMost("1000")
    int fragments();

    /** Maximum number of tokens in a document, without comments and white space. */
    @WithDefault("10000")
    @AtLeast("1")
    @AtMost("1000000")
    int tokens();

    /**
     * Maximum number of characters in a document, including comments and white space. The parser reads about five
     * million characters a second.
     */
    @WithDefault("200000")
    @AtLeast("1000")
    @AtMost("10000000")
    int characters();

    /**
     * Maximum size of the variables of a query or subscription, as {@link ValueSize} measures it. The same limit
     * applies, separately, to the values that are written in the document.
     */
    @WithDefault("100000")
    @AtLeast("1")
    @AtMost("100000000")
    int values();

    /**
     * Maximum size of the variables of a mutation, as {@link ValueSize} measures it. The default is higher than for
     * queries, because the variables contain the rows of a publication. Only publishers may send mutations.
     */
    @WithDefault("1000000")
    @AtLeast("1")
    @AtMost("100000000")
    int publishedValues();
}
