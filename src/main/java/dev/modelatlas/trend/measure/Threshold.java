package dev.modelatlas.trend.measure;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;

import dev.modelatlas.trend.count.Counts;

/**
 * The number of models that reach a level of training compute.
 *
 * @param counts the counts of the window, which define the models that the field {@code models} lists
 */
@Description(
        "Numbers of models in the window whose training compute reaches a level. Each model of `certain` also counts "
                + "in `byEstimate`, and each model of `byEstimate` also counts in `possible`. Models without an "
                + "estimate count only as `unknown`.")
public record Threshold(
        @Ignore Counts counts,
        @Description("Level of training compute in FLOP.") double flop,

        @Description(
                "Number of models whose estimate, divided by a factor, still reaches the level. The factor follows "
                        + "from the model's confidence: 3 for CONFIDENT, 10 for LIKELY, 30 for all others.")
        int certain,

        @Description("Number of models whose estimate reaches the level.")
        int byEstimate,

        @Description("Number of models whose estimate reaches the level if it is multiplied by the factor that divides "
                + "it for `certain`.")
        int possible,

        @Description("Number of models whose training compute is not estimated.")
        int unknown) {}
