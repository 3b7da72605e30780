package dev.modelatlas.trend.table;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.modelatlas.trend.count.Counts;
import dev.modelatlas.trend.count.Dimension;
import dev.modelatlas.trend.count.TrendRepository;

/** Counts models by two dimensions with {@code table/cells.sql}. */
@ApplicationScoped
class TableRepository {
    private final TrendRepository trends;

    TableRepository(TrendRepository trends) {
        this.trends = trends;
    }

    /**
     * The number of models with one value of the row dimension and one value of the column dimension.
     *
     * @param inRow the row's value as text; null for models without a value
     * @param inColumn the column's value as text; null for models without a value
     */
    record Cell(String inRow, String inColumn, int models) {}

    /** The pairs of a row value and a column value for which models were released in the window. */
    Map<Counts, List<Cell>> cells(Collection<Counts> all, Dimension rows, Dimension columns) {
        var scope = all.iterator().next().scope();
        var ofRows = scope.breakdown(rows);
        var ofColumns = scope.breakdown(columns);
        var pieces = Map.of(
                "counted_by",
                "",
                "held_by_row",
                ofRows.held(),
                "held_by_column",
                ofColumns.held(),
                "values_of_row",
                ofRows.values("c.held_by_row"),
                "values_of_column",
                ofColumns.values("c.held_by_column"));
        return trends.read("table/cells", all, pieces, Map.of(), Cell.class);
    }
}
