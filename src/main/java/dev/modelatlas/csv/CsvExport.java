package dev.modelatlas.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.sql.SqlFile;
import dev.modelatlas.sql.SqlFragment;

/**
 * Writes the models of a revision in our own format, sorted by slug. The same revision always gives the same bytes.
 * Each chunk is read in its own transaction, which is consistent because a revision never changes. A slow client
 * therefore holds neither a database connection nor much memory.
 */
@ApplicationScoped
public class CsvExport {
    private static final String ANY_ROWS = SqlFile.read(CsvExport.class, "export_rows");
    static final String ROWS = ANY_ROWS.replace("${derived}", "");
    static final String ROWS_WITH_DERIVED = ANY_ROWS.replace(
            "${derived}", SqlFile.read(CsvExport.class, "derived_columns").stripTrailing());
    /** Number of rows in a chunk, which are a few hundred kilobytes. */
    static final int MOST_ROWS = 1000;

    private final Jdbi jdbi;

    /**
     * A chunk of an export: consecutive models.
     *
     * @param text the models' lines
     * @param last slug of the last model, after which the next chunk continues; null at the end
     */
    public record Piece(String text, String last) {
        static Piece of(String text, List<Line> lines) {
            return new Piece(
                    text,
                    lines.size() < MOST_ROWS
                            ? null
                            : lines.get(lines.size() - 1).slug());
        }
    }

    /**
     * A source of the exported models.
     *
     * @param rows number of models from this source
     */
    public record Origin(String name, String url, String licence, String attribution, int rows) {}

    record Line(String slug, String text) {}

    @Inject
    public CsvExport(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Writes all models. */
    public void write(ExportFormat format, int revision, OutputStream out) {
        var after = "";
        try {
            while (after != null) {
                var piece = piece(format, revision, false, SqlFragment.TRUE, after);
                out.write(piece.text().getBytes(StandardCharsets.UTF_8));
                after = piece.last();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The export was interrupted", e);
        }
    }

    /**
     * The next chunk.
     *
     * @param derived whether to write the derived columns, too
     * @param predicate SQL condition on rows {@code m} of {@code model_facts}
     * @param after slug of the last model that was written; empty for the first chunk, which begins with the header
     */
    public Piece piece(ExportFormat format, int revision, boolean derived, SqlFragment predicate, String after) {
        var columns = ExportColumn.of(derived);
        var sql = "select slug, " + format.select(columns) + " from (" + (derived ? ROWS_WITH_DERIVED : ROWS)
                + " where m.valid_from <= :revision and m.valid_until > :revision and m.slug > :after and "
                + predicate.sql() + " order by m.slug limit :most) rows order by slug";
        var lines = jdbi.withHandle(handle -> handle.createQuery(sql)
                .bindMap(predicate.binds())
                .bind("revision", revision)
                .bind("after", after)
                .bind("most", MOST_ROWS)
                .map((row, context) -> line(format, columns, row))
                .list());
        var text = new StringBuilder(after.isEmpty() ? format.header(columns) : "");
        lines.forEach(line -> text.append(line.text()));
        return Piece.of(text.toString(), lines);
    }

    /** The sources of the models that {@link #piece} writes, those with the most models first. Runs one statement. */
    public List<Origin> origins(int revision, SqlFragment predicate) {
        var sql = "select s.name, s.url, s.licence, s.attribution, cast(count(*) as int) as rows"
                + " from model_facts m join source s on s.id = m.source_id"
                + " where m.valid_from <= :revision and m.valid_until > :revision and " + predicate.sql()
                + " group by 1, 2, 3, 4 order by 5 desc, 1, 2, 3, 4";
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bindMap(predicate.binds())
                .bind("revision", revision)
                .mapTo(Origin.class)
                .list());
    }

    static Line line(ExportFormat format, List<ExportColumn> columns, ResultSet row) throws SQLException {
        var cells = new ArrayList<String>();
        for (var index = 2; index <= row.getMetaData().getColumnCount(); index++) {
            cells.add(row.getString(index));
        }
        return new Line(row.getString(1), format.line(columns, cells));
    }
}
