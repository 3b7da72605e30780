package dev.modelatlas.trend;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.revision.Revision;

/**
 * How releases develop over a window of years.
 *
 * @param counts what is counted, and in which years
 */
@Description("How releases of models develop over a window of years, computed at one revision. Every list is computed "
        + "only when it is selected.")
public record Trends(
        @Ignore Counts counts,

        @NonNull @Description("The revision that all of it was computed at.")
        Revision revision,

        @Description("First year of the window.") int from,
        @Description("Last year of the window.") int to,

        @Description("The last year of the window that the source covers to its end; null when it covers none.")
        Integer lastCompleteYear,

        @Description("Models released in the window.") int modelCount,

        @Description("Mean growth a year, (last / first)^(1 / (to - from)) - 1, of the models per year; null when the "
                + "first year has none, the window is one year, or its last year is partial.")
        Double compoundAnnualGrowthRate) {}
