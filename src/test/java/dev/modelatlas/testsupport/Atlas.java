package dev.modelatlas.testsupport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.csv.CsvDrafts;
import dev.modelatlas.csv.CsvExport;
import dev.modelatlas.csv.ShippedRevisions;
import dev.modelatlas.ingest.ImportReport;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.ingest.Publication;
import dev.modelatlas.sql.Database;

/** A migrated database of a test's own, and the product's corridors into and out of it. */
public final class Atlas {
    private final Jdbi jdbi;

    private Atlas(Databases.Fresh database) {
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        jdbi = new Database().jdbi(database.dataSource());
    }

    /** One without any revision. */
    public static Atlas empty() {
        return new Atlas(Databases.fresh());
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /** Imports a CSV text as Epoch AI's file of that day. */
    public ImportReport take(String day, String csv) {
        return take(epoch(day), csv);
    }

    public ImportReport take(Publication publication, String csv) {
        return take(publication, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    public ImportReport take(Publication publication, InputStream csv) {
        return new Ingest(jdbi).run(publication, new CsvDrafts(csv), stage -> {});
    }

    public static Publication epoch(String day) {
        return Publication.ofEpoch(LocalDate.parse(day), null, false, false, false);
    }

    public static Publication lenient(String day) {
        return Publication.ofEpoch(LocalDate.parse(day), null, false, true, false);
    }

    public ShippedRevisions shipped() {
        return new ShippedRevisions(new Ingest(jdbi), jdbi);
    }

    /** The export of a revision, as CSV. */
    public String export(int revision) {
        var out = new ByteArrayOutputStream();
        new CsvExport(jdbi).csv(revision, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
