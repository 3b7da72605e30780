package dev.modelatlas.csv;

import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.csv.CsvExport.Piece;
import dev.modelatlas.sql.SqlFile;

/**
 * Writes the changes of each revision, with the models in the format of exports. A client that applies all changes has
 * the same content as an export.
 */
@ApplicationScoped
public class ChangeExport {
    private static final String CHANGES =
            SqlFile.read(ChangeExport.class, "changes").replace("${row}", CsvExport.ROWS);
    private static final int MOST_ROWS = 1000;

    private final Jdbi jdbi;

    @Inject
    public ChangeExport(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The next changes of a revision, sorted by slug, with one JSON object per line.
     *
     * @param after slug of the last change that was written; empty for the first chunk
     */
    public Piece piece(int revision, String after) {
        var lines = jdbi.withHandle(handle -> handle.createQuery(CHANGES)
                .bind("revision", revision)
                .bind("after", after)
                .bind("most", MOST_ROWS)
                .mapTo(CsvExport.Line.class)
                .list());
        return new Piece(
                lines.stream().map(line -> line.text() + "\n").collect(Collectors.joining()),
                lines.size() < MOST_ROWS ? null : lines.get(lines.size() - 1).slug());
    }
}
