package dev.modelatlas.trend;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;

import dev.modelatlas.model.ModelGroup;

/**
 * The number of models released in one year of the window.
 *
 * @param group the counted models, which the field {@code models} lists
 */
@Description("Number of models released in one year, compared with the previous year.")
public record YearTrend(
        @Ignore ModelGroup group,
        @Description("The year of release.") int year,

        @Description("Whether the source or the filter covers only part of the year. If true, growth is misleading.")
        boolean partial,

        @Description("Number of models released in the year.")
        int modelCount,

        @Description("`modelCount` minus the `modelCount` of the previous year. The previous year can be before the "
                + "window (`from`).")
        Integer change,

        @Description("`change` divided by the number of models in the previous year: 0.5 means 50% more. Null if the "
                + "previous year has no models.")
        Double growthRate,

        @Description("Number of models released from the first year of the window (`from`) to the end of this year.")
        int cumulative) {}
