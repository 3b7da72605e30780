package dev.modelatlas.csv;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.csv.CsvExport.Piece;
import dev.modelatlas.fact.Fact.Kind;
import dev.modelatlas.sql.SqlFile;

/**
 * Writes the organizations of a revision, sorted by slug. The same revision always gives the same bytes. Korean names
 * are left out, because they are not versioned.
 */
@ApplicationScoped
public class OrganizationExport {
    /** The exported columns, in order. */
    public static final List<ExportColumn> COLUMNS = List.of(
            column("slug", "Stable identifier of the organization, the same at every revision."),
            column(
                    "name",
                    "Name, which identifies the organization at every revision. A renamed organization counts as a new organization."),
            column("sector", "INDUSTRY, ACADEMIA, GOVERNMENT or RESEARCH_COLLECTIVE; empty when unknown."),
            column("headquarters", "ISO 3166-1 alpha-2 code of the country of the headquarters; empty when unknown."),
            column(
                    "group",
                    "Slug of the parent organization, under which this organization is counted; the organization's own slug"
                            + " when it has no parent."),
            column(
                    "successor",
                    "If this organization was renamed, slug of the organization with the new name; otherwise empty."
                            + " Models under the old name count for the organization with the new name."),
            column("publisher", "Publisher that introduced the organization."));

    private static final String ROWS = SqlFile.read(OrganizationExport.class, "organization_rows");

    private final Jdbi jdbi;

    OrganizationExport(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private static ExportColumn column(String header, String description) {
        return new ExportColumn(header, Kind.TEXT, description, null, false);
    }

    /**
     * The next chunk.
     *
     * @param after slug of the last organization that was written; empty for the first chunk
     */
    public Piece piece(ExportFormat format, int revision, String after) {
        var sql = "select slug, " + format.select(COLUMNS) + " from (" + ROWS + ") rows order by slug";
        var lines = jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("revision", revision)
                .bind("after", after)
                .bind("most", CsvExport.MOST_ROWS)
                .map((row, context) -> CsvExport.line(format, COLUMNS, row, 0))
                .list());
        var text = new StringBuilder(after.isEmpty() ? format.header(COLUMNS) : "");
        lines.forEach(line -> text.append(line.text()));
        return Piece.of(text.toString(), lines);
    }
}
