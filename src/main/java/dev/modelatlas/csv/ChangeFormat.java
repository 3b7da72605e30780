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
     * The statement that reads the changes of a revision as lines.
     *
     * @param revisionEdition the edition of the facts with which the revision is exported. The second format always has
     *     all columns, so that a copy has them for models that have not changed since a column was added
     */
    String sql(int revisionEdition) {
        var edition = hasAllColumns ? Fact.LATEST_EDITION : revisionEdition;
        return CHANGES.replace("${fields}", fields)
                .replace("${columns}", hasAllColumns ? renamed(edition) : "model.*")
                .replace("${row}", CsvExport.rows(edition, hasAllColumns));
    }

    private static String renamed(int edition) {
        return ExportColumn.of(edition, true).stream()
                .map(column -> "model." + column.header() + " as \"" + column.fieldName() + "\"")
                .collect(Collectors.joining(", "));
    }
}
