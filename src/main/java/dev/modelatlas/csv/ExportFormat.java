package dev.modelatlas.csv;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.modelatlas.fact.Fact;

/** The formats of exports, in which each line is a model or an organization. Files are in UTF-8, with LF line ends. */
public enum ExportFormat {
    /** CSV as in RFC 4180, with a header line. The values of a list are separated by vertical bars. */
    CSV("csv", "text/csv") {
        @Override
        String header(List<ExportColumn> columns) {
            return line(columns, columns.stream().map(ExportColumn::header).toList());
        }

        @Override
        String select(List<ExportColumn> columns) {
            return columns.stream()
                    .map(column -> column.kind().isList()
                            ? "rows." + column.header()
                            : "cast(rows." + column.header() + " as text)")
                    .collect(Collectors.joining(", "));
        }

        @Override
        List<String> cells(List<ExportColumn> columns, ResultSet row) throws SQLException {
            var cells = new ArrayList<String>();
            for (var column : columns) {
                var index = FIRST_CELL + cells.size();
                cells.add(column.kind().isList() ? barList(row.getArray(index)) : row.getString(index));
            }
            return cells;
        }

        @Override
        String line(List<ExportColumn> columns, List<String> cells) {
            var line = new StringBuilder();
            for (var index = 0; index < columns.size(); index++) {
                var cell = cells.get(index);
                line.append(index == 0 ? "" : ",");
                if (cell != null) {
                    var isText = columns.get(index).kind().isText();
                    line.append(quoted(isText ? FormulaGuard.guarded(cell) : cell));
                }
            }
            return line.append('\n').toString();
        }
    },
    /**
     * One JSON object per line. Its keys are the headers of the CSV format, lists are arrays, and unknown values are
     * null.
     */
    NDJSON("ndjson", "application/x-ndjson") {
        @Override
        String header(List<ExportColumn> columns) {
            return "";
        }

        @Override
        String select(List<ExportColumn> columns) {
            return "cast(row_to_json(rows) as text)";
        }

        @Override
        List<String> cells(List<ExportColumn> columns, ResultSet row) throws SQLException {
            return List.of(row.getString(FIRST_CELL));
        }

        @Override
        String line(List<ExportColumn> columns, List<String> cells) {
            return cells.get(0) + "\n";
        }
    };

    /**
     * Version of the files that a build writes. A build that knows more facts writes different bytes for revisions with
     * these facts. ETags depend on this version, so that caches do not mix the files of two builds. Also increase this
     * version when the bytes change for any other reason.
     */
    public static final int EDITION = Fact.LATEST_EDITION;

    /** Index of the first cell in a {@code ResultSet}. The column with index 1 has the slug. */
    private static final int FIRST_CELL = 2;

    private final String extension;
    private final String mediaType;

    ExportFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** The file name extension, without the dot. */
    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The text before the first row of a file; empty for formats without a header line. */
    abstract String header(List<ExportColumn> columns);

    /**
     * The SQL select list for the cells of a row. It selects from {@code rows}, whose columns have the names of the
     * headers.
     */
    abstract String select(List<ExportColumn> columns);

    /**
     * Reads the cells of a row; null when blank.
     *
     * @param row the slug, followed by the values of {@link #select} in order
     */
    abstract List<String> cells(List<ExportColumn> columns, ResultSet row) throws SQLException;

    /** Formats the {@link #cells} of a row as a line. */
    abstract String line(List<ExportColumn> columns, List<String> cells);

    /**
     * A list as one cell: its values separated by bars, with a backslash before each bar or backslash in a value. Null
     * for an empty list. PostgreSQL would take several times as long to join the values.
     */
    private static String barList(Array list) throws SQLException {
        if (list == null) {
            return null;
        }
        var cell = Arrays.stream((String[]) list.getArray())
                .filter(Objects::nonNull)
                .map(value -> value.replace("\\", "\\\\").replace("|", "\\|"))
                .collect(Collectors.joining("|"));
        return cell.isEmpty() ? null : cell;
    }

    private static String quoted(String cell) {
        return isPlain(cell) ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /**
     * Whether a cell needs no quotation marks. Uses a loop, because with a stream this check would take longer than all
     * other steps of writing a line.
     */
    private static boolean isPlain(String cell) {
        for (var index = 0; index < cell.length(); index++) {
            switch (cell.charAt(index)) {
                case ',', '"', '\n', '\r' -> {
                    return false;
                }
                default -> {}
            }
        }
        return !cell.isEmpty();
    }
}
