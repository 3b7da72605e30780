package dev.modelatlas.csv;

import java.util.stream.Collectors;

import dev.modelatlas.sql.SqlFile;

/** The formats of the change feed. */
public enum ChangeFormat {
    /** Models as in NDJSON exports, and former and new values as strings. The next release removes this format. */
    ONE("c.fields", "model.*", CsvExport.ROWS),
    /** Models with all columns under names in camel case, and former and new values as JSON values. */
    TWO(
            SqlFile.read(ChangeFormat.class, "changed_values").strip(),
            ExportColumn.ALL.stream()
                    .map(column -> "model." + column.header() + " as \"" + column.fieldName() + "\"")
                    .collect(Collectors.joining(", ")),
            CsvExport.ROWS_WITH_DERIVED);

    private final String sql;

    ChangeFormat(String fields, String columns, String rows) {
        sql = SqlFile.read(ChangeFormat.class, "changes")
                .replace("${fields}", fields)
                .replace("${columns}", columns)
                .replace("${row}", rows);
    }

    /** The statement that reads the changes of a revision as lines. */
    String sql() {
        return sql;
    }
}
