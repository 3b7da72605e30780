package dev.modelatlas.csv;

import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.csv.CsvExport.Piece;
import dev.modelatlas.sql.SqlFile;

/** Writes what revisions changed, with the models as exports have them: who applies it all has what is exported. */
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
     * The next changes of a revision, a JSON object a line, by slug.
     *
     * @param after slug of the last one that was written; empty for the first piece
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
