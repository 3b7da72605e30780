package dev.modelatlas.csv;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How a model is written as a line. Text is UTF-8, and lines end by LF. */
public enum ExportFormat {
    /** RFC 4180 with a header line, lists joined by vertical bars. */
    CSV("csv", "text/csv") {
        @Override
        String header() {
            return line(Arrays.stream(Column.values()).map(Column::ownHeader).toList());
        }

        @Override
        String select() {
            return Arrays.stream(Column.values())
                    .map(column -> column.kind() == Column.Kind.LIST
                            ? "bar_list(" + column.ownHeader() + ")"
                            : "cast(" + column.ownHeader() + " as text)")
                    .collect(Collectors.joining(", "));
        }

        @Override
        String line(List<String> cells) {
            var line = new StringBuilder();
            for (var column : Column.values()) {
                var cell = cells.get(column.ordinal());
                line.append(column.ordinal() == 0 ? "" : ",");
                if (cell != null) {
                    line.append(quoted(column.kind().isText() ? FormulaGuard.guarded(cell) : cell));
                }
            }
            return line.append('\n').toString();
        }
    },
    /** A JSON object a line, keys as the columns of the CSV, lists as arrays, unknown as null. */
    NDJSON("ndjson", "application/x-ndjson") {
        @Override
        String header() {
            return "";
        }

        @Override
        String select() {
            return "cast(row_to_json(rows) as text)";
        }

        @Override
        String line(List<String> cells) {
            return cells.get(0) + "\n";
        }
    };

    /** Raised whenever another build writes other bytes for a revision, so that validators of then are none any more. */
    public static final int EDITION = 1;

    private final String extension;
    private final String mediaType;

    ExportFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** What names of files end with, without the dot. */
    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** What comes before the first line. */
    abstract String header();

    /** What a line is made of, of the rows of {@code export_rows}. */
    abstract String select();

    /** @param cells what {@link #select} brought, in its order; null where there is nothing */
    abstract String line(List<String> cells);

    private static String quoted(String cell) {
        var isPlain = !cell.isEmpty() && cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
