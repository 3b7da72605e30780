package dev.modelatlas.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

import dev.modelatlas.fact.Fact;
import dev.modelatlas.fact.FactSql;
import dev.modelatlas.ingest.draft.Drafts;
import dev.modelatlas.ingest.draft.ModelDraft;
import dev.modelatlas.ingest.reference.ReferenceWords;
import dev.modelatlas.ingest.report.ValidationReport;
import dev.modelatlas.vocabulary.Slug;

/** Writes drafts to the staging table while they are read. */
final class Staging {
    private static final String COPY = "copy draft (line, digest, asked_slug, base_slug, name, name_key, released_on,"
            + " organizations, recorded_countries, recorded_sectors, domains, tasks, " + FactSql.columns()
            + ", corrected) from stdin";

    /**
     * Version of the digests. Increase it when a new build reads the same row differently. The next import then
     * compares all rows with their models.
     */
    private static final int MEANING = 2;

    private Staging() {}

    /**
     * Writes all drafts to the table {@code draft}, with the facts up to the given edition (a numbered set of columns).
     * Returns the number of drafts.
     */
    static long fill(Handle handle, Drafts drafts, int edition, ReferenceWords words, ValidationReport findings)
            throws SQLException, IOException {
        return copy(handle, edition, sink -> drafts.read(words, findings, sink));
    }

    /** Writes the rows of a call to the table {@code draft}. */
    static void fill(Handle handle, List<ModelDraft> drafts) throws SQLException, IOException {
        copy(handle, Fact.LATEST_EDITION, drafts::forEach);
    }

    private static long copy(Handle handle, int edition, Source source) throws SQLException, IOException {
        var parts = new Parts(
                handle, handle.getConnection().unwrap(PGConnection.class).getCopyAPI());
        source.read(draft -> parts.add(row(draft, edition)));
        return parts.end();
    }

    private static byte[] row(ModelDraft draft, int edition) {
        var facts = new CopyRow()
                .add(draft.slug())
                .add(Slug.of(draft.name()))
                .add(draft.name())
                .add(draft.name().toLowerCase(Locale.ROOT))
                .add(draft.releasedOn())
                .add(draft.organizations())
                .add(draft.recordedCountries())
                .add(draft.recordedSectors())
                .add(draft.domains())
                .add(draft.tasks());
        draft.facts().of(edition).values().forEach(facts::addValue);
        facts.add(draft.corrected());
        return new CopyRow()
                .add(draft.line())
                .add(facts.digest(MEANING))
                .add(facts)
                .bytes();
    }

    /** The first terms that a list column of the staged rows contains, but the vocabulary table does not. */
    static List<String> unknownWords(Handle handle, String column, String table, int most) {
        return handle.createQuery(
                        "select distinct word collate \"C\""
                                + " from (select distinct <column> from draft) l, unnest(<column>) as word"
                                + " where not exists (select from <table> known where known.name = word) order by 1 limit :most")
                .define("column", column)
                .define("table", table)
                .bind("most", most)
                .mapTo(String.class)
                .list();
    }

    private interface Source {
        void read(Consumer<ModelDraft> sink) throws IOException;
    }

    /**
     * Sends rows in parts, each with one COPY that begins when all rows of the part are in memory. PostgreSQL limits the
     * time for which a transaction may be idle, but a COPY that waits for its next row is not idle. If one COPY read the
     * whole source, an import whose source hangs would keep the lock of all writers forever.
     */
    private static final class Parts {
        private static final int MOST_ROWS = 1_000;
        private static final int MOST_BYTES = 1_000_000;

        private final Handle handle;
        private final CopyManager copies;
        private final ByteArrayOutputStream part = new ByteArrayOutputStream();
        private int rows;
        private long sent;

        Parts(Handle handle, CopyManager copies) {
            this.handle = handle;
            this.copies = copies;
        }

        void add(byte[] row) {
            part.writeBytes(row);
            rows++;
            if (rows == MOST_ROWS || part.size() >= MOST_BYTES) {
                try {
                    send();
                } catch (SQLException e) {
                    throw new StagingException(e);
                }
            }
        }

        /** Sends the last rows. Returns the number of all rows. */
        long end() throws SQLException {
            send();
            return sent;
        }

        private void send() throws SQLException {
            if (rows == 0) {
                return;
            }
            var bytes = part.toByteArray();
            part.reset();
            rows = 0;
            // If PostgreSQL has ended the session, this statement fails with the reason. A COPY would fail without it.
            handle.execute("select 1");
            var copy = copies.copyIn(COPY);
            try {
                copy.writeToCopy(bytes, 0, bytes.length);
                sent += copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        }
    }

    /** Thrown when the database failed during COPY. */
    static final class StagingException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StagingException(SQLException cause) {
            super(cause);
        }
    }
}
