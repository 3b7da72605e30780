package dev.modelatlas.csv;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.postgresql.PGConnection;

import dev.modelatlas.sql.SqlFile;

/** Writes all models of a revision in our own format, by slug, streamed: the same revision gives the same bytes for ever. */
@ApplicationScoped
public class CsvExport {
    private static final String ROWS = SqlFile.read(CsvExport.class, "export_rows");
    private static final List<Column> LISTS = List.of(
            Column.ORGANIZATIONS,
            Column.RECORDED_COUNTRIES,
            Column.RECORDED_SECTORS,
            Column.DOMAINS,
            Column.TASKS,
            Column.TRAINING_HARDWARE,
            Column.BASE_MODELS,
            Column.LINKS,
            Column.CORRECTED);

    private final Jdbi jdbi;

    @Inject
    public CsvExport(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** RFC 4180 with a header line and LF line ends, lists joined by vertical bars. */
    public void csv(int revision, OutputStream out) {
        var columns = Arrays.stream(Column.values())
                .map(column -> LISTS.contains(column)
                        ? "bar_list(" + column.ownHeader() + ") as " + column.ownHeader()
                        : column.ownHeader())
                .collect(Collectors.joining(", "));
        copy(
                "copy (select " + columns + " from (" + ROWS.formatted(revision)
                        + ") rows) to stdout with (format csv, header)",
                out);
    }

    /** One JSON object a line, keys as the columns of the CSV, lists as arrays, unknown as null. */
    public void ndjson(int revision, OutputStream out) {
        var sql = "select row_to_json(rows)::text from (" + ROWS.formatted(revision) + ") rows";
        try (var lines = new BufferedOutputStream(out)) {
            jdbi.useTransaction(handle -> handle.createQuery(sql).setFetchSize(1000).mapTo(String.class).stream()
                    .forEach(line -> write(line, lines)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(String sql, OutputStream out) {
        jdbi.useHandle(handle -> {
            try {
                handle.getConnection().unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out);
            } catch (SQLException | IOException e) {
                throw new IllegalStateException("The export broke off", e);
            }
        });
    }

    private static void write(String line, OutputStream out) {
        try {
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
