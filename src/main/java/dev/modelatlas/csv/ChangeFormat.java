package dev.modelatlas.csv;

import java.util.stream.Collectors;

import dev.modelatlas.fact.Fact;
import dev.modelatlas.fact.FactSql;
import dev.modelatlas.sql.SqlFile;

/** The formats of the change feed. */
public enum ChangeFormat {
    /**
     * Models have the columns of NDJSON exports. Former and new values are strings. The next release removes this
     * format.
     */
    ONE("c.fields", false),
    /** Models have all columns, with names in camel case. Former and new values are JSON values. */
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
     *     {@link #TWO} ignores the edition and always has all columns. A copy made from the changes therefore has
     *     the same columns for all models, even for models that did not change after a column was added
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
