package dev.modelatlas.trend;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;

import dev.modelatlas.model.ModelGroup;

/**
 * The counts of one year for one value of a dimension, such as one country.
 *
 * @param group the counted models; the field {@code models} returns them
 */
@Description("Number of models that have one value of a dimension and were released in one year, compared with the "
        + "previous year and with the other values.")
public record SeriesYear(
        @Ignore ModelGroup group,
        @Description("The year of release.") int year,

        @Description("Whether the source or the filter covers only part of the year. If true, growth is misleading.")
        boolean partial,

        @Description("Number of models with this value that were released in the year.")
        int modelCount,

        @Description("`modelCount` minus the `modelCount` of the previous year. The previous year can be before the "
                + "window (`from`).")
        Integer change,

        @Description("`change` divided by the number of models in the previous year: 0.5 means 50% more. Null if the "
                + "previous year has no models.")
        Double growthRate,

        @Description("Number of models with this value that were released from the first year of the window (`from`) "
                + "to the end of this year.")
        int cumulative,

        @Description("A number from 0 to 1: `modelCount` divided by the number of all models of the year that match "
                + "the filter. Null if no models match. A model that has several values, such as two countries, "
                + "counts for each of them, so the shares can add up to more than 1.")
        Double share,

        @Description(
                "Rank among all values in the year; ties share a rank (1, 2, 2, 4). Null when the value has no model "
                        + "in the year.")
        Integer rank,

        @Description("Whether another value has the same number of models in the year. Null if this value has no "
                + "models in the year.")
        Boolean tied) {}
