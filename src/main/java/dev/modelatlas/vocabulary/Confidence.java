package dev.modelatlas.vocabulary;

import org.eclipse.microprofile.graphql.Description;

/** How certain the source is of a model's figures. */
@Description("How confident the source is in its figures for a model.")
public enum Confidence {
    @Description("The true values are within a factor of 3 of the figures, with 90% confidence.")
    CONFIDENT,
    @Description("The true values are within a factor of 10 of the figures, with 90% confidence.")
    LIKELY,
    @Description("The true values are within a factor of 30 of the figures, with 90% confidence.")
    SPECULATIVE,
    @Description("The source has not checked the figures.")
    UNVERIFIED,
    @Description("The source states no confidence.")
    UNKNOWN
}
