package dev.modelatlas.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.access.Actor;
import dev.modelatlas.ingest.Cancellation;
import dev.modelatlas.ingest.Dataset;
import dev.modelatlas.ingest.ImportOption;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.ingest.Publication;
import dev.modelatlas.ingest.report.Note;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.sql.WriteTransaction;

/** The shipped revisions, whose files are in {@code db/seed}. */
@ApplicationScoped
public class ShippedRevisions {
    private static final String FOLDER = "/db/seed/";

    /** Every release has shipped at least these revisions, so a database with fewer has not finished its first load. */
    private static final int FIRST_LOAD = 8;

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private final Ingest ingest;
    private final Jdbi jdbi;

    public ShippedRevisions(Ingest ingest, Jdbi jdbi) {
        this.ingest = ingest;
        this.jdbi = jdbi;
    }

    /**
     * Whether the database has no revisions, or only the first few shipped revisions. It has only the first few if its
     * first load was interrupted, or if the previous build shipped fewer.
     */
    public boolean isToBeFilled() {
        return isToBeFilled(files());
    }

    private static boolean isToBeFilled(List<String> held) {
        var shipped = shippedFiles();
        return held.size() < shipped.size() && held.equals(shipped.subList(0, held.size()));
    }

    /**
     * Whether the database has no revisions, or an interrupted first load left only the first few. A revision published
     * now would get the number of a shipped revision.
     */
    public boolean isFirstLoadPending() {
        var held = files();
        return held.size() < FIRST_LOAD && isToBeFilled(held);
    }

    /**
     * Whether the first load was interrupted, and another revision took the number of a missing shipped revision. False
     * if the database got its first revision in another way, or if the missing revisions were appended since.
     */
    public boolean isFirstLoadBroken() {
        var held = files();
        return !held.isEmpty()
                && held.get(0).equals(shippedFiles().get(0))
                && !isToBeFilled(held)
                && missingRows().stream().anyMatch(row -> Integer.parseInt(row.get("number")) <= FIRST_LOAD);
    }

    /** The hash of the file of each revision in the database, oldest first. */
    private List<String> files() {
        return jdbi.withHandle(handle -> handle.select(
                        "select sha256 from revision r join source s on s.id = r.source_id order by number")
                .mapTo(String.class)
                .list());
    }

    private static List<String> shippedFiles() {
        return rows().stream().map(row -> row.get("sha256")).toList();
    }

    /** Labels of the shipped revisions that the database does not have, oldest first. */
    public List<String> missing() {
        return missingRows().stream().map(row -> row.get("label")).toList();
    }

    /**
     * Imports the missing shipped revisions as the next revisions. Shipped revisions older than the current revision
     * are skipped and reported.
     *
     * @param allowOlder whether to import older revisions as well; the last imported revision then becomes the current
     *     revision
     * @param acceptLosses whether to ignore the guard's limits
     * @param progress called with sentences about what was done
     * @return number of new revisions
     */
    public int append(boolean allowOlder, boolean acceptLosses, Consumer<String> progress) {
        // If nothing is to be loaded, this process must not wait for another process's import, which may take an hour.
        if (missingRows().stream().allMatch(row -> isToBeSkipped(row, allowOlder))) {
            return appendMissing(allowOlder, acceptLosses, progress);
        }
        return alone(progress, () -> appendMissing(allowOlder, acceptLosses, progress));
    }

    /**
     * Imports the missing shipped revisions, but only if the database {@link #isToBeFilled}.
     *
     * @param progress called with sentences about what was done
     * @return number of new revisions
     */
    public int fill(Consumer<String> progress) {
        if (missingRows().isEmpty() || !isToBeFilled()) {
            return 0;
        }
        // During the wait for the lock, another process may have published its first revision, to which the shipped
        // ones
        // must not be appended.
        return alone(progress, () -> isToBeFilled() ? appendMissing(false, false, progress) : 0);
    }

    /**
     * Loads revisions while no other process loads or publishes any. Servers that start at the same time on an empty
     * database take turns, and all but the first find nothing missing. Other writers wait, so that they publish nothing
     * between two shipped revisions.
     */
    private int alone(Consumer<String> progress, IntSupplier load) {
        return jdbi.inTransaction(handle -> {
            handle.execute(WriteTransaction.NOTICE_LOST_CLIENT);
            // Each shipped revision takes seconds. PostgreSQL ends the transaction of a process that hangs, because all
            // writers wait for it.
            handle.execute("set local idle_in_transaction_session_timeout = '30min'");
            var isFirst = handle.select("select pg_try_advisory_xact_lock(?)", Ingest.SHIPPED_LOCK)
                    .mapTo(Boolean.class)
                    .one();
            if (!isFirst) {
                progress.accept("Waiting for another process that loads or publishes revisions.");
                handle.execute("select pg_advisory_xact_lock(?)", Ingest.SHIPPED_LOCK);
            }
            return load.getAsInt();
        });
    }

    private int appendMissing(boolean allowOlder, boolean acceptLosses, Consumer<String> progress) {
        var made = 0;
        var older = new ArrayList<String>();
        for (var row : missingRows()) {
            if (isToBeSkipped(row, allowOlder)) {
                older.add(row.get("label"));
                continue;
            }
            var drafts = new ShippedDrafts(
                    new CsvDrafts(open(row.get("file")), publicationClock(row)), notes(row.get("number")));
            var report =
                    ingest.run(publication(row, allowOlder, acceptLosses), drafts, stage -> {}, new Cancellation());
            made += report.revision() == null ? 0 : 1;
            progress.accept("Loaded " + row.get("label") + ": " + report.rowsRead() + " models, "
                    + (report.added() + report.restored()) + " added, " + report.changed() + " changed, "
                    + report.renamed() + " renamed, " + report.removed() + " removed ("
                    + report.milliseconds() + " ms).");
        }
        if (!older.isEmpty()) {
            progress.accept("These shipped revisions were skipped, because they are older than the current revision: "
                    + String.join(", ", older)
                    + ". To append them, use --allow-older. The last of them then becomes the current revision.");
        }
        return made;
    }

    /**
     * Queries the database even if {@code allowOlder} is true: each statement restarts the idle timeout of the
     * transaction in {@link #alone}.
     */
    private boolean isToBeSkipped(CSVRecord row, boolean allowOlder) {
        return isOlder(LocalDate.parse(row.get("as_of"))) && !allowOlder;
    }

    private boolean isOlder(LocalDate asOf) {
        return jdbi.withHandle(handle -> handle.select("select as_of from revision order by number desc limit 1")
                        .mapTo(LocalDate.class)
                        .findOne())
                .filter(asOf::isBefore)
                .isPresent();
    }

    /**
     * The notes about unusable values in the original file of a shipped revision. Our own copy of the file does not
     * contain these values.
     */
    private static List<Note> notes(String revision) {
        return records("notes.csv").stream()
                .filter(row -> row.get("revision").equals(revision))
                .map(row -> new Note(
                        ProblemCode.valueOf(row.get("code")),
                        row.get("line").isEmpty() ? null : Long.valueOf(row.get("line")),
                        row.get("column"),
                        row.get("value"),
                        row.get("message")))
                .toList();
    }

    private List<CSVRecord> missingRows() {
        // An operator may have imported the file of a shipped revision under another label. The shipped revision is
        // then not missing if the operator's import has at least as many facts. One file can be the source of several
        // shipped revisions, each with more facts from the file than the one before.
        record Held(String publisher, String label, String sha256, int factEdition) {
            boolean has(CSVRecord row) {
                return publisher.equals(row.get("publisher")) && label.equals(row.get("label"))
                        || sha256.equals(row.get("sha256")) && factEdition >= edition(row);
            }
        }
        var held = jdbi.withHandle(handle -> handle.select("select r.publisher, r.label, s.sha256, r.fact_edition"
                        + " from revision r join source s on s.id = r.source_id")
                .mapTo(Held.class)
                .list());
        return rows().stream()
                .filter(row -> held.stream().noneMatch(revision -> revision.has(row)))
                .toList();
    }

    private static int edition(CSVRecord row) {
        return Integer.parseInt(row.get("fact_edition"));
    }

    private static List<CSVRecord> rows() {
        return records("revisions.csv");
    }

    private static List<CSVRecord> records(String file) {
        try (var parser = FORMAT.parse(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Publication publication(CSVRecord row, boolean allowOlder, boolean acceptLosses) {
        var options = EnumSet.noneOf(ImportOption.class);
        if (allowOlder) {
            options.add(ImportOption.ALLOW_OLDER);
        }
        if (acceptLosses || row.get("accept_losses").equals("true")) {
            options.add(ImportOption.ACCEPT_LOSSES);
        }
        return new Publication(
                Actor.commandLine(),
                dataset(row),
                row.get("label"),
                Instant.parse(row.get("published_at")),
                row.get("sha256"),
                edition(row),
                options,
                null);
    }

    private static Dataset dataset(CSVRecord row) {
        return new Dataset(
                row.get("publisher"),
                row.get("source_name"),
                row.get("source_url"),
                row.get("licence"),
                row.get("attribution"),
                LocalDate.parse(row.get("as_of")));
    }

    /**
     * A clock that shows when the revision was published, so that a wrong clock of this machine does not prevent the
     * first start.
     */
    private static Clock publicationClock(CSVRecord row) {
        return Clock.fixed(Instant.parse(row.get("published_at")), ZoneOffset.UTC);
    }

    private static InputStream open(String file) {
        var in = ShippedRevisions.class.getResourceAsStream(FOLDER + file);
        if (in == null) {
            throw new IllegalStateException("This build does not contain the file " + FOLDER + file);
        }
        return in;
    }
}
