package dev.modelatlas.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.modelatlas.testsupport.SourceFiles;

/**
 * A cell of the tables and figures of IS-178.
 *
 * @param published null where the report leaves it blank
 * @param recounted result of an earlier recount of the same vintage
 * @param reason why the recount differs from the report; empty when it does not, or nobody knows
 */
record PublishedCell(String table, String row, String column, JsonNode published, JsonNode recounted, String reason) {
    @Override
    public String toString() {
        return table + ", " + row + ", " + column;
    }

    /** Whether the report omits the cell. */
    boolean isLeftOut() {
        return table.endsWith("(누락)");
    }

    /** All cells; {@code field} is the name of the member with their recounted values. */
    static List<PublishedCell> all(String field) throws IOException {
        var cells = new ArrayList<PublishedCell>();
        for (var cell : new ObjectMapper()
                .readTree(SourceFiles.report("is-178-tables.json").toFile())) {
            cells.add(new PublishedCell(
                    cell.path("table").textValue(),
                    cell.path("row_ko").textValue(),
                    cell.path("column").textValue(),
                    cell.path("published"),
                    cell.path(field),
                    cell.path("note").textValue()));
        }
        return cells;
    }

    /** The result for all cells: how many are as published, and which differ. */
    record Result(int published, int cells, Map<String, String> fromReport, Map<String, String> fromRecount) {
        @Override
        public String toString() {
            return published + " of " + cells + " cells as published; the others: " + fromReport;
        }
    }

    /**
     * Compares all cells with the service's tables.
     *
     * @param field as {@link #all} takes it
     * @param otherwise reasons for cells that differ from the recount
     */
    static Result compared(Is178Tables tables, String field, Map<String, String> otherwise) throws IOException {
        var fromReport = new TreeMap<String, String>();
        var fromRecount = new TreeMap<String, String>();
        var printed = 0;
        for (var cell : all(field)) {
            var value = tables.value(cell);
            if (!same(value, cell.recounted())) {
                fromRecount.put(cell.toString(), "is " + value + ", was recounted as " + cell.recounted());
            }
            if (!cell.isLeftOut()) {
                printed++;
                if (!same(value, cell.published())) {
                    var reason = otherwise.getOrDefault(cell.toString(), cell.reason());
                    fromReport.put(cell.toString(), "is " + value + ", published " + cell.published() + ": " + reason);
                }
            }
        }
        return new Result(printed - fromReport.size(), printed, fromReport, fromRecount);
    }

    /**
     * Whether a computed value equals the value in the file of the tables. A blank cell in that file equals 0, and also
     * equals a missing value.
     */
    private static boolean same(Object value, JsonNode other) {
        if (value == null || other.isNull() || other.isMissingNode()) {
            return other.isNull() && (value == null || value.equals(0)) || value == null && other.isMissingNode();
        }
        if (value instanceof Number number && other.isNumber()) {
            return Math.abs(number.doubleValue() - other.doubleValue()) <= 1e-9 * Math.abs(other.doubleValue());
        }
        return value.toString().equals(other.asText().replace("modelling", "modeling"));
    }
}
