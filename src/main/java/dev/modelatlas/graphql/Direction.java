package dev.modelatlas.graphql;

import org.eclipse.microprofile.graphql.Description;

/** The direction of a sort order. */
@Description("Sort direction. Unknown values come last in both directions.")
public enum Direction {
    @Description("Ascending: smallest, earliest or alphabetically first value first.")
    ASC,
    @Description("Descending: largest, latest or alphabetically last value first.")
    DESC
}
