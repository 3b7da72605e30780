package dev.modelatlas.csv;

import java.util.stream.Collectors;

import dev.modelatlas.fact.Fact;
import dev.modelatlas.fact.FactSql;
import dev.modelatlas.sql.SqlFile;

/** The formats of the change feed. */
public enum ChangeFormat {
    /** Models as in NDJSON exports, and former and new values as strings. The next release removes this format. */
    ONE("c.fields", false),
    /** Models with all columns under names in camel case, and former and new values as JSON values. */
    TWO(FactSql.read(ChangeFormat.class, "changed_values").strip(), true);

    private static final String CHANGES = SqlFile.read(ChangeFormat.class, "changes");

    private final String fields;
    private final boolean hasAllColumns;

    ChangeFormat(String fields, boolean hasAllColumns) {
        this.fields = fields;
        this.hasAllColumns = hasAllColumns;
    }

    /**
     * The SQL statement that reads the changes of a revision as lines of text.
     *
     * @param revisionEdition edition of the facts (a numbered set of columns) with which the revision is exported.
     *     {@link #TWO} ignores it and always has all columns. A copy made from the changes thus has a new column even
     *     for models that have not changed since the column was added
     */
    String sql(int revisionEdition) {
        var edition = hasAllColumns ? Fact.LATEST_EDITION : revisionEdition;
        return CHANGES.replace("${fields}", fields)
                .replace("${columns}", hasAllColumns ? renamed(edition) : CsvExport.listed(edition, false))
                .replace("${rows}", CsvExport.rows(edition, hasAllColumns));
    }

    private static String renamed(int edition) {
        return ExportColumn.of(edition, true).stream()
                .map(column -> "listed." + column.header() + " as \"" + column.fieldName() + "\"")
                .collect(Collectors.joining(", "));
    }
}
