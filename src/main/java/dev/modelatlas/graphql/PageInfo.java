package dev.modelatlas.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** The position of a page in its list. */
@Description("Position of a page in its list.")
public record PageInfo(
        @Description("Cursor of the first record on this page, for `before`; null when the page is empty.")
        String startCursor,

        @Description("Cursor of the last record on this page, for `after`; null when the page is empty.")
        String endCursor,

        @NonNull @Description("Whether more records follow this page.")
        Boolean hasNextPage,

        @NonNull @Description("Whether records precede this page.")
        Boolean hasPreviousPage) {}
