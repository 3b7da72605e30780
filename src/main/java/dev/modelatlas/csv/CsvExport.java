package dev.modelatlas.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.fact.FactSql;
import dev.modelatlas.revision.Credits;
import dev.modelatlas.revision.Revision;
import dev.modelatlas.revision.Source;
import dev.modelatlas.sql.SqlFile;
import dev.modelatlas.sql.SqlFragment;

/**
 * Writes the models of a revision in our own format, sorted by slug. The same revision always gives the same bytes.
 * Each chunk is read in its own transaction, so a slow client holds neither a database connection nor much memory. The
 * chunks are consistent with each other, because a revision never changes.
 */
@ApplicationScoped
public class CsvExport {
    private static final String ROWS = SqlFile.read(CsvExport.class, "export_rows")
            .replace("${facts}", FactSql.columns("m", fact -> fact.edition() == 1))
            .replace("${list_bytes}", FactSql.bytesOfLists("m"));
    private static final String DERIVED =
            SqlFile.read(CsvExport.class, "derived_columns").stripTrailing();
    private static final String GROUP_IDS = " union select group_ids from page";
    private static final String GROUPS = "\n    left join organizations groups on groups.ids = m.group_ids";
    /** Maximum number of rows in a chunk. This many rows usually take a few hundred kilobytes. */
    static final int MOST_ROWS = 1000;
    /**
     * A chunk ends with the row whose lists and names bring it to this many bytes. A row may have lists of several
     * megabytes, and a chunk is in memory several times.
     */
    static final int MOST_BYTES = 1_000_000;

    private final Jdbi jdbi;

    /**
     * A chunk of an export: consecutive models.
     *
     * @param text the models' lines
     * @param last slug of the last model in this chunk; null if no chunk follows
     */
    public record Piece(String text, String last) {
        static Piece of(String text, List<Line> lines) {
            var last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
            var isFull = lines.size() == MOST_ROWS || last != null && last.total() >= MOST_BYTES;
            return new Piece(text, isFull ? last.slug() : null);
        }
    }

    /**
     * A source of the exported models.
     *
     * @param rows number of models from this source
     */
    public record Origin(String name, String url, String licence, String attribution, int rows) {
        public Source source() {
            return new Source(name, url, licence, attribution, null);
        }
    }

    /** @param total bytes of the lists and names in the chunk, up to and including this line */
    record Line(String slug, String text, long total) {}

    public CsvExport(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * SQL expressions of a {@code with} clause. The last expression, {@code listed}, has one row for each row of
     * {@code page}, with the columns of the given edition of the facts (a numbered set of columns).
     */
    static String rows(int edition, boolean derived) {
        var later = FactSql.columns("m", fact -> fact.edition() > 1 && fact.edition() <= edition);
        return ROWS.replace("${later}", later.isEmpty() ? "" : ",\n        " + later)
                .replace("${derived}", derived ? DERIVED : "")
                .replace("${group_ids}", derived ? GROUP_IDS : "")
                .replace("${group_bytes}", derived ? "+ coalesce(groups.bytes, 0)" : "")
                .replace("${groups}", derived ? GROUPS : "");
    }

    /**
     * The exported columns, separated by commas. They are columns of {@code listed}, the last expression of
     * {@link #rows}.
     */
    static String listed(int edition, boolean derived) {
        return ExportColumn.of(edition, derived).stream()
                .map(column -> "listed." + column.header())
                .collect(Collectors.joining(", "));
    }

    /**
     * The edition of the facts (a numbered set of columns) with which a revision is exported. Each revision keeps its
     * edition, so that the bytes of an export never change.
     */
    static int edition(Handle handle, int revision) {
        return handle.select("select fact_edition from revision where number = ?", revision)
                .mapTo(Integer.class)
                .one();
    }

    /** The columns of an export at the given revision. Runs one statement. */
    public List<ExportColumn> columns(int revision, boolean derived) {
        return ExportColumn.of(jdbi.withHandle(handle -> edition(handle, revision)), derived);
    }

    /** The attribution that the sources of a revision's models require. Runs one statement. */
    public Credits credits(Revision revision) {
        var origins = origins(revision.number(), SqlFragment.TRUE);
        return new Credits(
                origins.isEmpty()
                        ? List.of(revision.source())
                        : origins.stream().map(Origin::source).toList());
    }

    /**
     * The publishers of a revision's models: at most {@link Credits#MOST_NAMED}, in descending order of their number of
     * models. Runs one statement.
     */
    public List<String> publishers(int revision) {
        return jdbi.withHandle(handle -> handle.createQuery("select t.publisher from model_facts m"
                        + " join model t on t.id = m.model_id"
                        + " where m.valid_from <= :revision and m.valid_until > :revision"
                        + " group by t.publisher order by count(*) desc, t.publisher collate \"C\" limit :most")
                .bind("revision", revision)
                .bind("most", Credits.MOST_NAMED)
                .mapTo(String.class)
                .list());
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
     * @param derived whether to write the derived columns as well
     * @param predicate SQL condition on rows {@code m} of {@code model_facts}
     * @param after slug of the last model that was written; empty for the first chunk, which begins with the header
     */
    public Piece piece(ExportFormat format, int revision, boolean derived, SqlFragment predicate, String after) {
        return jdbi.withHandle(handle -> {
            var edition = edition(handle, revision);
            var columns = ExportColumn.of(edition, derived);
            var lines = handle.createQuery("with page as materialized (select m.* from model_facts m"
                            + " where m.valid_from <= :revision and m.valid_until > :revision and m.slug > :after and "
                            + predicate.sql() + " order by m.slug limit :most),\n" + rows(edition, derived)
                            + ",\nsizes as materialized (select slug, bytes, sum(bytes) over (order by slug) as total from listed)\n"
                            + "select slug, " + format.select(columns) + ", total"
                            + " from (select " + listed(edition, derived) + " from listed) rows"
                            + " join sizes using (slug) where total - bytes < :bytes order by slug")
                    .bindMap(predicate.binds())
                    .bind("revision", revision)
                    .bind("after", after)
                    .bind("most", MOST_ROWS)
                    .bind("bytes", MOST_BYTES)
                    .map((row, context) -> line(format, columns, row, row.getLong("total")))
                    .list();
            var text = new StringBuilder(after.isEmpty() ? format.header(columns) : "");
            lines.forEach(line -> text.append(line.text()));
            return Piece.of(text.toString(), lines);
        });
    }

    /** The sources of the models that {@link #piece} writes, those with the most models first. Runs one statement. */
    public List<Origin> origins(int revision, SqlFragment predicate) {
        var sql = "select s.name, s.url, s.licence, s.attribution, cast(count(*) as int) as rows"
                + " from model_facts m join source s on s.id = m.source_id"
                + " where m.valid_from <= :revision and m.valid_until > :revision and " + predicate.sql()
                + " group by 1, 2, 3, 4 order by count(*) desc, s.name collate \"C\", s.url collate \"C\","
                + " s.licence collate \"C\", s.attribution collate \"C\"";
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bindMap(predicate.binds())
                .bind("revision", revision)
                .mapTo(Origin.class)
                .list());
    }

    static Line line(ExportFormat format, List<ExportColumn> columns, ResultSet row, long total) throws SQLException {
        return new Line(row.getString(1), format.line(columns, format.cells(columns, row)), total);
    }
}
