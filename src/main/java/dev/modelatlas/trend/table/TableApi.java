package dev.modelatlas.trend.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.FromMemory;
import dev.modelatlas.trend.KeyLabels;
import dev.modelatlas.trend.Trends;
import dev.modelatlas.trend.count.Counts;
import dev.modelatlas.trend.count.Dimension;
import dev.modelatlas.vocabulary.Language;
import dev.modelatlas.vocabulary.Name;

/** Resolves {@code Trends.table}. */
@GraphQLApi
public class TableApi {
    private static final int MOST_CELLS = 10_000;
    private static final Name NOT_RECORDED = new Name("Not recorded", "기록 없음");

    private final TableRepository repository;
    private final KeyLabels keyLabels;

    TableApi(TableRepository repository, KeyLabels keyLabels) {
        this.repository = repository;
        this.keyLabels = keyLabels;
    }

    /**
     * A row or column of the table.
     *
     * @param value the value in the database as text; null for models without a value
     * @param key the key that clients see; null for models without a value
     */
    private record Line(String value, String key, Name names, int models) {}

    @Description("Models of the window, cross-tabulated by two dimensions. At most 10,000 cells.")
    public TrendTable table(
            @Source Trends trends,
            @NonNull @Description("Dimension whose values are the rows.") Dimension rows,
            @NonNull @Description("Dimension whose values are the columns.") Dimension columns) {
        var counts = trends.counts();
        var down = lines(counts, rows);
        var across = lines(counts, columns);
        var size = (long) down.size() * across.size();
        if (size > MOST_CELLS) {
            throw new ApiException(
                    ErrorCode.LIMIT_EXCEEDED,
                    "rows",
                    "The table of " + rows + " by " + columns + " has " + down.size() + " rows and " + across.size()
                            + " columns (" + size + " cells). The limit is " + MOST_CELLS
                            + " cells. Narrow the filter, or choose another dimension.");
        }
        var cells = new HashMap<String, Map<String, Integer>>();
        counts.read(
                        List.of("table", rows, columns),
                        all -> repository.cells(
                                all.stream()
                                        .filter(one -> size(one, rows) * size(one, columns) <= MOST_CELLS)
                                        .toList(),
                                rows,
                                columns))
                .forEach(cell -> cells.computeIfAbsent(cell.inRow(), row -> new HashMap<>())
                        .put(cell.inColumn(), cell.models()));
        return new TrendTable(
                down.stream()
                        .map(row -> row(row, across, cells.getOrDefault(row.value(), Collections.emptyMap())))
                        .toList(),
                across.stream()
                        .map(column -> new TableHeader(column.names(), column.key()))
                        .toList(),
                trends.modelCount());
    }

    /**
     * The number of rows or columns of one revision's table, counted without reading names. If the table is too large,
     * the statement that reads the tables of several revisions omits this revision.
     */
    private static long size(Counts counts, Dimension by) {
        var from = counts.window().from();
        var to = counts.window().to();
        var tally = counts.by(by);
        return tally.ranked(from, to, 1).size() + (tally.unattributed().in(from, to) > 0 ? 1 : 0);
    }

    /**
     * The values that have models, those with the most models first, followed by a line for models without a value, if
     * there are any.
     */
    private List<Line> lines(Counts counts, Dimension by) {
        var from = counts.window().from();
        var to = counts.window().to();
        var tally = counts.by(by);
        var lines = new ArrayList<Line>();
        tally.ranked(from, to, 1).forEach(ranked -> {
            var value = ranked.value();
            var names = keyLabels
                    .of(by, value.key(), value.value(), counts.scope().snapshot())
                    .names();
            lines.add(new Line(value.value(), value.key(), names, ranked.models()));
        });
        var others = tally.unattributed().in(from, to);
        if (others > 0) {
            lines.add(new Line(null, null, NOT_RECORDED, others));
        }
        return lines;
    }

    /** @param cells numbers of models of this row, by the value of the column */
    private static TableRow row(Line row, List<Line> across, Map<String, Integer> cells) {
        return new TableRow(
                row.names(),
                row.key(),
                row.models(),
                across.stream()
                        .map(column -> cells.getOrDefault(column.value(), 0))
                        .toList());
    }

    @FromMemory
    @NonNull @Description("Display name of the key. For models without a value, \"Not recorded\" in the chosen language.")
    public String label(
            @Source TableHeader header, @DefaultValue("EN") @Description("Language of the label.") Language language) {
        return header.names().in(language);
    }

    @FromMemory
    @NonNull @Description("Display name of the key. For models without a value, \"Not recorded\" in the chosen language.")
    public String label(
            @Source TableRow row, @DefaultValue("EN") @Description("Language of the label.") Language language) {
        return row.names().in(language);
    }
}
