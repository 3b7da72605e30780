package dev.modelatlas.trend;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.revision.Revision;
import dev.modelatlas.trend.count.Counts;

/**
 * Counts of models over a window of years.
 *
 * @param counts the counts and their window
 */
@Description(
        "Release trends over a window of years, `from` to `to`, computed at one revision. The server computes a list "
                + "only if you select it.")
public record Trends(
        @Ignore Counts counts,

        @NonNull @Description("The revision that all figures were computed at.")
        Revision revision,

        @Description("First year of the window, the range of years that these trends cover.")
        int from,

        @Description("Last year of the window, the range of years that these trends cover.")
        int to,

        @Description("Last year of the window that the source covers completely. Null if the source covers no year of "
                + "the window completely.")
        Integer lastCompleteYear,

        @Description("Number of models released in the window of the trends.")
        int modelCount,

        @Description("Average growth per year of the number of models: (models in `to` / models in `from`)^(1 / (to - "
                + "from)) - 1. Null if the first year has no models, the window is one year, or its last year is "
                + "partial.")
        Double compoundAnnualGrowthRate) {}
