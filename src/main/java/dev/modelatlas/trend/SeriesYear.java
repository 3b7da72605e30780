package dev.modelatlas.trend;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;

import dev.modelatlas.model.ModelGroup;

/**
 * One year of one value.
 *
 * @param group the models counted
 */
@Description("The models of one value in one year, compared with the year before and with the other values.")
public record SeriesYear(
        @Ignore ModelGroup group,
        @Description("The year of release.") int year,

        @Description("Whether the source or the filter covers only a part of the year, so that its growth misleads.")
        boolean partial,

        @Description("Models of the value released in the year.")
        int modelCount,

        @Description("Models more than in the year before, also where that lies outside the window.")
        Integer change,

        @Description("The change as a part of the year before (0.5 is half as many again); null when that had none.")
        Double growthRate,

        @Description("Models of the value released from the start of the window to the end of the year.")
        int cumulative,

        @Description("Part of all models of the year under the same filter; null when there are none. Where a model "
                + "can have several values, shares add up to more than 1.")
        Double share,

        @Description("Place among all values in the year (1, 2, 2, 4); null when the value has no model in it.")
        Integer rank,

        @Description("Whether another value has as many models in the year; null when the value has none.")
        Boolean tied) {}
