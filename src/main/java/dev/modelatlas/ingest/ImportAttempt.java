package dev.modelatlas.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.fact.FactSql;
import dev.modelatlas.ingest.reference.ReferenceData;
import dev.modelatlas.ingest.reference.ReferenceTables;
import dev.modelatlas.ingest.report.CallRow;
import dev.modelatlas.ingest.report.ChangedNames;
import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.ingest.report.Note;
import dev.modelatlas.ingest.report.NoteTable;
import dev.modelatlas.ingest.report.Notes;
import dev.modelatlas.ingest.report.Problem;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.ingest.report.ValidationReport;
import dev.modelatlas.revision.CurrentRevision;
import dev.modelatlas.sql.SqlFile;

/** Runs one import in its transaction. Subclasses import files, calls and operators' decisions. */
abstract class ImportAttempt {
    /**
     * If revision 1 has at least this many models, the rows are written before the indexes are created, to save time.
     */
    private static final int MANY = 10_000;

    protected final Handle handle;
    protected Publication publication;
    protected final ReferenceData reference;
    protected final Consumer<ImportStage> stages;
    protected final ValidationReport findings;
    private final List<String> notes = new ArrayList<>();

    ImportAttempt(Handle handle, ReferenceData reference, Publication publication, Consumer<ImportStage> stages) {
        this.handle = handle;
        this.reference = reference;
        this.publication = publication;
        this.stages = stages;
        this.findings = new ValidationReport(publication.has(ImportOption.LENIENT));
    }

    /**
     * @param started start of the import, as a value of System.nanoTime
     */
    ImportReport run(long started) throws SQLException, IOException {
        Ingest.lock(handle, "select pg_advisory_xact_lock(?)", Ingest.LOCK);
        requirePermission();
        publication.actor().applyTo(handle);
        var answered = IdempotencyRecords.answer(handle, publication);
        if (answered.isPresent()) {
            return answered.get();
        }
        if (publication.isCheck()) {
            publication = publication.on(dateOfCheck());
        }
        var revision = nextRevision();
        script("stage");
        handle.execute("insert into this_import values (?, ?, ?)", revision, publication.publisher(), origin());
        ReferenceTables.fill(handle, reference);
        var rows = stage();
        stages.accept(ImportStage.STAGED);

        match();
        script("drop_unused");
        script("slugs");
        script("next");
        script("delta");
        noteFindings();
        var counts = DeltaCounts.read(handle);
        var changed = organizationsChange() || counts.changesAnything();
        checkLosses(changed);
        stages.accept(ImportStage.COMPARED);

        var isDryRun = publication.has(ImportOption.DRY_RUN);
        if (!isDryRun) {
            if (changed) {
                write(revision, counts);
            } else {
                noteUnchanged();
            }
            keepDigests(changed);
        }
        var report = report(started, isDryRun || !changed ? null : revision, changed, rows, counts);
        if (!isDryRun) {
            IdempotencyRecords.keep(handle, publication, report);
        }
        return report;
    }

    /** Refuses the import by an exception if its sender may no longer publish. Runs when all earlier writers have ended. */
    void requirePermission() {}

    private ImportReport report(long started, Integer revision, boolean changed, long rows, DeltaCounts counts) {
        return new ImportReport(
                revision,
                publication.has(ImportOption.DRY_RUN),
                changed,
                rows,
                findings.skippedRows(),
                counts.added(),
                counts.restored(),
                counts.changed(),
                counts.renamed(),
                counts.restated(),
                unchangedAtSight() + counts.unchanged(),
                counts.removed(),
                findings.problems(),
                findings.corrections(),
                notes,
                Duration.ofNanos(System.nanoTime() - started).toMillis(),
                false,
                importNotes(),
                findings.notes().counts(),
                names(),
                rows());
    }

    /** Loads the source into the table {@code draft}. Returns the number of rows. */
    abstract long stage() throws SQLException, IOException;

    /** Fills the tables {@code stated}, {@code matched} and {@code leaving}, or refuses the source. */
    abstract void match() throws SQLException;

    /** Number of rows that {@link #match} found unchanged and did not add to {@code stated}. */
    int unchangedAtSight() {
        return 0;
    }

    /**
     * Stores digests of the rows of a file, so that the next import recognizes unchanged rows without comparing them. A
     * call has too few rows for digests to save time. Its digests would also mislead a later import of a file, because a
     * file resolves the same base models differently.
     *
     * @param written whether there is a new revision
     */
    void keepDigests(boolean written) {}

    /** Adds notes to the report: about a file, and about how the file differs from the current revision. */
    void noteFindings() {}

    /**
     * Refuses a file that removes, blanks or adds more than the guard allows. Called after matching. Calls and
     * operators' decisions are not checked, because they list explicitly what they change.
     *
     * @param changed whether the import changes anything
     */
    void checkLosses(boolean changed) {}

    /** The names of the models and organizations that the import changes; null when the report does not show them. */
    ChangedNames names() {
        return null;
    }

    /** What happened to each row of a call of {@code publishRevision}; null for other imports. */
    List<CallRow> rows() {
        return null;
    }

    /** The notes of the report: at most {@link Notes#KEPT}. */
    List<Note> importNotes() {
        return findings.notes().kept();
    }

    /** Whether the revision records the numbers of skipped rows and notes. A decision of an operator reads no source. */
    boolean recordsFindings() {
        return true;
    }

    /** Called when the source is older than the current revision and the publication does not allow this. */
    abstract void older(Problem problem);

    /** Whether counts change because organizations changed, even if no model changed. */
    boolean organizationsChange() {
        var names = handle.select(
                        "select o.name from changed_organization c join organization o on o.id = c.organization_id"
                                + " where not c.is_new order by o.name_key")
                .mapTo(String.class)
                .list();
        note(
                origin().equals("REFERENCE")
                        ? "Organizations now counted differently"
                        : "Organizations now counted differently because of the reference data",
                names);
        return noteRenamings() || !names.isEmpty();
    }

    /**
     * Adds a note for each organization whose renaming takes effect or ends with this revision. Returns whether it
     * added any note.
     */
    private boolean noteRenamings() {
        var names = handle.select("select f.name || ' is counted as ' || case when s.valid_from = i.revision"
                        + " then o.name else 'an organization of its own again' end"
                        + " from organization_successor s"
                        + " join organization f on f.id = s.organization_id join organization o on o.id = s.successor_id"
                        + " join this_import i on i.revision in (s.valid_from, s.valid_until)"
                        + " where s.valid_from = i.revision or not exists (select from organization_successor n"
                        + " where n.organization_id = s.organization_id and n.valid_from = i.revision)"
                        + " order by f.name_key")
                .mapTo(String.class)
                .list();
        note("Renamed", names);
        return !names.isEmpty();
    }

    /** Records an import that creates no revision. The import may still have changed display names. */
    void noteUnchanged() {
        handle.createUpdate(SqlFile.read(ImportAttempt.class, "note_unchanged"))
                .bindMethods(publication)
                .bind("skippedRows", findings.skippedRows())
                .bind("noteCounts", NoteTable.json(findings.notes()))
                .execute();
    }

    /**
     * The date of the revision that a check of the source creates. This is the date of the file, or the date of the
     * current revision if that is later, because the dates of revisions must not decrease. If the publisher already has
     * newer data than the file, the result is the date of the file, so that the import refuses the file.
     *
     * <p>Another import may publish while this one waits for the lock. Therefore, call this method under the lock.
     */
    private LocalDate dateOfCheck() {
        return handle.createQuery(SqlFile.read(ImportAttempt.class, "date_of_check"))
                .bind("fileDate", publication.asOf())
                .bind("publisher", publication.publisher())
                .bind("suffix", Curation.LABEL_SUFFIX)
                .mapTo(LocalDate.class)
                .one();
    }

    private int nextRevision() {
        record Newest(int number, LocalDate asOf) {}
        Optional<Newest> newest = handle.select("select number, as_of from revision order by number desc limit 1")
                .mapTo(Newest.class)
                .findOne();
        var current = newest.map(Newest::number).orElse(0);
        if (publication.baseRevision() != null && publication.baseRevision() != current) {
            throw new RefusedException(Problem.inCall(
                    ProblemCode.CONFLICT,
                    "The current revision is " + current + ", not " + publication.baseRevision()
                            + ". Review what changed, and publish with `baseRevision` " + current + ".",
                    "baseRevision"));
        }
        newest.filter(it -> publication.asOf().isBefore(it.asOf()) && !publication.has(ImportOption.ALLOW_OLDER))
                .ifPresent(it -> older(Problem.inCall(
                        ProblemCode.OLDER_THAN_CURRENT,
                        "The source is dated " + publication.asOf() + ", before the current revision " + it.number()
                                + " (" + it.asOf() + "). "
                                + adviceToImportOlder(it.asOf()),
                        "asOf")));
        return current + 1;
    }

    private String adviceToImportOlder(LocalDate current) {
        if (publication.call() != null) {
            return "Give " + current + " or a later date.";
        } else if (publication.isCheck()) {
            return "To import the older file anyway, send it to /imports with asOf=" + current
                    + " or later, and a key named \"" + publication.publisher() + "\".";
        }
        return "To import the older file anyway, use --allow-older. Its data then becomes the current revision.";
    }

    private void write(int revision, DeltaCounts counts) throws SQLException {
        handle.createUpdate(SqlFile.read(ImportAttempt.class, "write_revision"))
                .bindMethods(publication)
                .bindMethods(publication.dataset())
                .bind("number", revision)
                .bind("checksum", checksum())
                .bind("skippedRows", recordsFindings() ? findings.skippedRows() : null)
                .bind("noteCount", recordsFindings() ? findings.notes().count() : null)
                .bind("noteCounts", recordsFindings() ? NoteTable.json(findings.notes()) : null)
                .bind("added", counts.added() + counts.restored())
                .bind("changed", counts.changed())
                .bind("renamed", counts.renamed())
                .bind("removed", counts.removed())
                .execute();
        NoteTable.write(handle, revision, findings.notes());
        var manyAtFirst = revision == 1 && counts.added() >= MANY;
        if (manyAtFirst) {
            script("park_indexes");
        }
        script("write_models");
        stages.accept(ImportStage.WRITING);
        script("write_changes");
        if (manyAtFirst) {
            script("restore_indexes");
        }
        // PostgreSQL sends the notification to the servers only if this transaction commits.
        handle.execute("select pg_notify(?, ?)", CurrentRevision.CHANNEL, Integer.toString(revision));
        stages.accept(ImportStage.WRITTEN);
    }

    /** The origin that the change feed states for the changed facts. */
    String origin() {
        return publication.origin();
    }

    /** SHA-256 hash of the source, to be stored with the revision. */
    String checksum() {
        return publication.sha256();
    }

    /** Adds a note for each of the first {@value Notes#KEPT} names, and one with the number of the others. */
    protected void note(String what, List<String> names) {
        names.stream().limit(Notes.KEPT).forEach(name -> notes.add(what + ": " + name + "."));
        if (names.size() > Notes.KEPT) {
            notes.add(what + ": ... and " + (names.size() - Notes.KEPT) + " more.");
        }
    }

    protected void note(String sentence) {
        notes.add(sentence);
    }

    protected void script(String name) throws SQLException {
        try (var statement = handle.getConnection().createStatement()) {
            statement.execute(FactSql.read(ImportAttempt.class, name));
        }
    }
}
