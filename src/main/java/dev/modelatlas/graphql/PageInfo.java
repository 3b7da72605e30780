package dev.modelatlas.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Where a page lies in its list. */
@Description("Where a page lies in its list.")
public record PageInfo(
        @Description("Cursor of the first record of this page, for before; null when the page is empty.")
        String startCursor,

        @Description("Cursor of the last record of this page, for after; null when the page is empty.")
        String endCursor,

        @NonNull @Description("Whether more records follow this page.")
        Boolean hasNextPage,

        @NonNull @Description("Whether records come before this page.")
        Boolean hasPreviousPage) {}
