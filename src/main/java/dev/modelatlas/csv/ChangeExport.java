package dev.modelatlas.csv;

import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.csv.CsvExport.Piece;

/**
 * Writes the changes of each revision in a {@link ChangeFormat}. A client that applies all changes to its copy gets the
 * content of an export.
 */
@ApplicationScoped
public class ChangeExport {
    private final Jdbi jdbi;

    public ChangeExport(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The next changes of a revision, sorted by slug, with one JSON object per line.
     *
     * @param after slug of the last change that was written; empty for the first chunk
     */
    public Piece piece(ChangeFormat format, int revision, String after) {
        var lines = jdbi.withHandle(handle -> handle.createQuery(format.sql(CsvExport.edition(handle, revision)))
                .bind("revision", revision)
                .bind("after", after)
                .bind("most", CsvExport.MOST_ROWS)
                .bind("bytes", CsvExport.MOST_BYTES)
                .mapTo(CsvExport.Line.class)
                .list());
        return Piece.of(lines.stream().map(line -> line.text() + "\n").collect(Collectors.joining()), lines);
    }
}
