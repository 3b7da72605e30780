package dev.modelatlas.trend;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;

import dev.modelatlas.model.ModelGroup;

/**
 * One year of the window.
 *
 * @param group the models counted
 */
@Description("The models of one year, compared with the year before.")
public record YearTrend(
        @Ignore ModelGroup group,
        @Description("The year of release.") int year,

        @Description("Whether the source or the filter covers only a part of the year, so that its growth misleads.")
        boolean partial,

        @Description("Models released in the year.") int modelCount,

        @Description("Models more than in the year before, also where that lies outside the window.")
        Integer change,

        @Description("The change as a part of the year before (0.5 is half as many again); null when that had none.")
        Double growthRate,

        @Description("Models released from the start of the window to the end of the year.")
        int cumulative) {}
