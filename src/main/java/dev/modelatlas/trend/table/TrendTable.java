package dev.modelatlas.trend.table;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A table of models counted by two dimensions. */
@Description(
        "Numbers of models in the window of the trends, by the values of two dimensions. A model with several values "
                + "counts in each of its rows and columns, so the cells can add up to more than the totals.")
public record TrendTable(
        @Description("Values of the dimension `rows` that have at least one model, sorted by number of models, "
                + "highest first, then by key. If there are models without a value, a last row counts them.")
        List<@NonNull TableRow> rows,

        @Description("Values of the dimension `columns` that have at least one model, sorted by number of models, "
                + "highest first, then by key. If there are models without a value, a last column counts them.")
        List<@NonNull TableHeader> columns,

        @Description("Number of models of the window. Each model counts once.")
        int total) {}
