package dev.modelatlas.vocabulary;

import org.eclipse.microprofile.graphql.Description;

/** How sure the source is of its figures for a model. */
@Description("How sure the source is of its figures for a model.")
public enum Confidence {
    @Description("Within a factor of 3 with 90 % confidence.")
    CONFIDENT,
    @Description("Within a factor of 10 with 90 % confidence.")
    LIKELY,
    @Description("Within a factor of 30 with 90 % confidence.")
    SPECULATIVE,
    @Description("The source has not checked the figures.")
    UNVERIFIED,
    @Description("The source states no confidence.")
    UNKNOWN
}
