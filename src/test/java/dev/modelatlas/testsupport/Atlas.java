package dev.modelatlas.testsupport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.access.Actor;
import dev.modelatlas.csv.CsvDrafts;
import dev.modelatlas.csv.CsvExport;
import dev.modelatlas.csv.ExportFormat;
import dev.modelatlas.csv.ShippedRevisions;
import dev.modelatlas.ingest.Cancellation;
import dev.modelatlas.ingest.Dataset;
import dev.modelatlas.ingest.ImportOption;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.ingest.Publication;
import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.sql.Database;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A migrated database for one test, with the product's importer and exporter. */
public final class Atlas {
    private final Jdbi jdbi;

    private Atlas(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A database without any revision. */
    public static Atlas empty() {
        return in(emptyDatabase());
    }

    /** A database without any revision, for tests that need its address. */
    public static Databases.Fresh emptyDatabase() {
        return Databases.filled("migrated", empty -> on(empty.dataSource()));
    }

    /**
     * A copy of a database that {@code fill} prepares once per JVM, for the tests of a class that all start with the
     * same revisions.
     *
     * @param kind name of the template, in lower-case letters
     */
    public static Atlas filled(String kind, Consumer<Atlas> fill) {
        return in(Databases.filled(kind, Atlas::emptyDatabase, empty -> fill.accept(in(empty))));
    }

    /** A database with the shipped revisions. */
    public static Atlas filled() {
        return in(filledDatabase());
    }

    /** A database with the shipped revisions for the packaged program, which would need ten seconds to load them. */
    public static Databases.Fresh filledDatabase() {
        return Databases.filled(
                "shipped", Atlas::emptyDatabase, empty -> in(empty).shipped().append(false, false, sentence -> {}));
    }

    /** Uses the given database, and migrates it if needed. */
    public static Atlas on(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return new Atlas(new Database().jdbi(database));
    }

    private static Atlas in(Databases.Fresh migrated) {
        return new Atlas(new Database().jdbi(migrated.dataSource()));
    }

    /** Uses the database of a running application. */
    public static Atlas on(Jdbi jdbi) {
        return new Atlas(jdbi);
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /** The result of a query, with one string per row. */
    public List<String> lines(String sql, Object... arguments) {
        return Sql.list(jdbi, String.class, sql, arguments);
    }

    /** Whether a writer waits until another writer has ended. */
    public boolean isAnyWriterWaiting() {
        return Sql.one(
                jdbi,
                Boolean.class,
                "select exists (select from pg_locks where locktype = 'advisory' and not granted"
                        + " and database = (select oid from pg_database where datname = current_database()))");
    }

    /** Imports a CSV string as the file of Epoch AI with the given date. */
    public ImportReport take(String day, String csv) {
        return take(epoch(day), csv);
    }

    public ImportReport take(Publication publication, String csv) {
        return take(publication, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    public ImportReport take(Publication publication, InputStream csv) {
        return new Ingest(jdbi)
                .run(publication, new CsvDrafts(csv, Clock.systemUTC()), stage -> {}, new Cancellation());
    }

    /** The sentences with which the import refuses a CSV string as the file of Epoch AI with the given date. */
    public List<String> refusal(String day, String csv) {
        return refusal(epoch(day), csv);
    }

    public List<String> refusal(Publication publication, String csv) {
        return catchThrowableOfType(RefusedException.class, () -> take(publication, csv))
                .sentences();
    }

    public static Publication epoch(String day) {
        return Publication.of(Actor.commandLine(), Dataset.ofEpoch(LocalDate.parse(day)));
    }

    /** Describes a file from a publisher other than Epoch AI. */
    public static Publication partner(String day, ImportOption... options) {
        return Publication.of(Actor.commandLine(), dataset("Partner", day), options);
    }

    /** A dataset of any publisher. */
    public static Dataset dataset(String publisher, String day) {
        return new Dataset(publisher, "n", "u", "l", "a", LocalDate.parse(day));
    }

    public static Publication lenient(String day) {
        return Atlas.epoch(day).with(ImportOption.LENIENT);
    }

    /** Describes a dry run. */
    public static Publication dry(String day) {
        return Atlas.epoch(day).with(ImportOption.DRY_RUN);
    }

    public ShippedRevisions shipped() {
        return new ShippedRevisions(new Ingest(jdbi), jdbi);
    }

    /** All data of all revisions that is served, as a string for comparison. */
    public String everything() {
        return Sql.one(
                        jdbi,
                        String.class,
                        "select coalesce(string_agg(line, chr(10)), '') from ("
                                + "select r.number || ' ' || r.label || ' ' || r.model_count || ' ' || s.sha256 as line"
                                + " from revision r join source s on s.id = r.source_id"
                                + " union all select revision_number || ' ' || kind || ' ' || slug || ' ' || fields from model_change"
                                + " union all select 'note ' || revision_number || ' ' || position || ' ' || code || ' '"
                                + " || coalesce(line::text, '') || ' ' || message from import_note"
                                // The note about accepted losses depends on the file of each import.
                                + " where code <> 'MASS_CHANGE'"
                                + " union all select slug || ' ' || valid_from || ' ' || valid_until || ' ' || coalesce(sector, '')"
                                + " from organization_version join organization on id = organization_id"
                                + " order by 1) lines")
                + exports();
    }

    private String exports() {
        var numbers = Sql.list(jdbi, Integer.class, "select number from revision order by number");
        return numbers.stream().map(this::export).collect(Collectors.joining("\n"));
    }

    /** The export of a revision, as CSV. */
    public String export(int revision) {
        var out = new ByteArrayOutputStream();
        new CsvExport(jdbi).write(ExportFormat.CSV, revision, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
