package dev.modelatlas.csv;

import java.util.List;
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
                            ? "array_to_string(rows." + column.header() + ", chr(" + (int) BETWEEN_VALUES + "))"
                            : "cast(rows." + column.header() + " as text)")
                    .collect(Collectors.joining(", "));
        }

        @Override
        String line(List<ExportColumn> columns, List<String> cells) {
            var line = new StringBuilder();
            for (var index = 0; index < columns.size(); index++) {
                var cell = cells.get(index);
                line.append(index == 0 ? "" : ",");
                var kind = columns.get(index).kind();
                if (cell != null && !(kind.isList() && cell.isEmpty())) {
                    var shown = kind.isList() ? barList(cell) : cell;
                    line.append(quoted(kind.isText() ? FormulaGuard.guarded(shown) : shown));
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

    /**
     * Separates the values of a list that PostgreSQL returns: U+001F, the unit separator. No value contains it, because
     * {@link dev.modelatlas.ingest.draft.PlainText} replaces control characters.
     */
    private static final char BETWEEN_VALUES = '\u001f';

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
     * Formats a row as a line.
     *
     * @param cells values of {@link #select}, in order; null when blank
     */
    abstract String line(List<ExportColumn> columns, List<String> cells);

    /**
     * Replaces the separators of a list by bars, and puts a backslash before each bar and backslash of a value. Java does
     * this, because PostgreSQL would take longer for it than for the rest of a line.
     */
    private static String barList(String cell) {
        var escaped = cell.indexOf('|') < 0 && cell.indexOf('\\') < 0
                ? cell
                : cell.replace("\\", "\\\\").replace("|", "\\|");
        return escaped.replace(BETWEEN_VALUES, '|');
    }

    private static String quoted(String cell) {
        return isPlain(cell) ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /**
     * Whether a cell needs no quotation marks. Uses a loop. If it used a stream, this check would take longer than the
     * rest of the work of writing a line.
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
