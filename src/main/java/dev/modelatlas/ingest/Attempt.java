package dev.modelatlas.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.ingest.gate.ChangedNames;
import dev.modelatlas.ingest.gate.NoteTable;
import dev.modelatlas.revision.CurrentRevision;
import dev.modelatlas.sql.SqlFile;

/** One try at a publication, inside its transaction: what is the same for a file and for a call. */
abstract class Attempt {
    private static final List<String> NO_CHANGE = List.of("UNCHANGED", "RESTATED");
    /** From so many new models on it pays to make the indexes after the rows. */
    private static final int MANY = 10_000;

    protected final Handle handle;
    protected final Publication publication;
    protected final ReferenceData reference;
    protected final Consumer<ImportStage> stages;
    protected final Findings findings;
    private final List<String> notes = new ArrayList<>();

    Attempt(Handle handle, ReferenceData reference, Publication publication, Consumer<ImportStage> stages) {
        this.handle = handle;
        this.reference = reference;
        this.publication = publication;
        this.stages = stages;
        this.findings = new Findings(publication.lenient());
    }

    ImportReport run(Instant started) throws SQLException, IOException {
        handle.execute("select pg_advisory_xact_lock(?)", Ingest.LOCK);
        publication.actor().signs(handle);
        var answered = AnsweredCalls.answer(handle, publication);
        if (answered.isPresent()) {
            return answered.get();
        }
        var revision = nextRevision();
        script("stage");
        handle.execute("insert into this_import values (?, ?, ?)", revision, publication.publisher(), origin());
        ReferenceTables.fill(handle, reference);
        var rows = stage();
        stages.accept(ImportStage.STAGED);

        match();
        script("slugs");
        script("next");
        script("delta");
        noteFindings();
        var counts = counts();
        checkLosses();
        stages.accept(ImportStage.COMPARED);

        var changed = organizationsChange() || counts.keySet().stream().anyMatch(kind -> !NO_CHANGE.contains(kind));
        if (changed && !publication.dryRun()) {
            write(revision, counts);
        } else if (!publication.dryRun()) {
            noteUnchanged();
        }
        if (!publication.dryRun()) {
            keepDigests(changed);
        }
        var names = names();
        var report = new ImportReport(
                changed && !publication.dryRun() ? revision : null,
                publication.dryRun(),
                changed,
                rows,
                findings.skippedRows(),
                counts.getOrDefault("ADDED", 0),
                counts.getOrDefault("RESTORED", 0),
                counts.getOrDefault("CHANGED", 0),
                counts.getOrDefault("RENAMED", 0),
                unchangedAtSight() + counts.getOrDefault("UNCHANGED", 0) + counts.getOrDefault("RESTATED", 0),
                counts.getOrDefault("REMOVED", 0),
                findings.problems(),
                findings.corrections(),
                notes,
                Duration.between(started, Instant.now()).toMillis(),
                false,
                findings.notes().kept(),
                findings.notes().counts(),
                names);
        if (!publication.dryRun()) {
            AnsweredCalls.keep(handle, publication, report);
        }
        return report;
    }

    /** Brings what is stated into {@code draft}; returns how many rows there were. */
    abstract long stage() throws SQLException, IOException;

    /** Fills {@code stated}, {@code matched} and {@code leaving}, or refuses. */
    abstract void match() throws SQLException;

    /** How many rows {@link #match} found to be unchanged, and left out of {@code stated}. */
    abstract int unchangedAtSight();

    /**
     * Keeps what the rows said, so that the same need not be compared again.
     *
     * @param written whether there is a new revision
     */
    abstract void keepDigests(boolean written);

    /** Notes what else a reader should know, once it is known what differs. */
    abstract void noteFindings();

    /** Refuses, after all is matched, what removes, blanks or adds more than is taken without being asked. */
    abstract void checkLosses();

    /** What differs, by name; null when nobody reads it. */
    abstract ChangedNames names();

    /** The source is older than the current revision, and may not be. */
    abstract void older(Problem problem);

    /** Whether what is counted changes by organizations alone. */
    boolean organizationsChange() {
        var names = handle.select(
                        "select o.name from changed_organization c join organization o on o.id = c.organization_id"
                                + " where not c.is_new order by o.name_key")
                .mapTo(String.class)
                .list();
        note(origin().equals("REFERENCE") ? "Counted otherwise" : "Counted otherwise by the reference data", names);
        return noteRenamings() || !names.isEmpty();
    }

    /** Whether organizations go by another name from this revision on, or no longer. */
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

    /** Nothing that is counted changes, so there is no revision that tells of it. */
    void noteUnchanged() {
        handle.createUpdate(SqlFile.read(Attempt.class, "note_unchanged"))
                .bindMethods(publication)
                .bind("skippedRows", findings.skippedRows())
                .bind("noteCounts", NoteTable.json(findings.notes()))
                .execute();
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
                    "Revision " + current + " is current, and not " + publication.baseRevision()
                            + ". Look at what changed, and publish on top of " + current + ".",
                    "baseRevision"));
        }
        newest.filter(it -> publication.asOf().isBefore(it.asOf()) && !publication.allowOlder())
                .ifPresent(it -> older(Problem.inCall(
                        ProblemCode.OLDER_THAN_CURRENT,
                        "The source stood at " + publication.asOf() + ", before the current revision " + it.number()
                                + " (" + it.asOf() + "). "
                                + (publication.call() == null
                                        ? "Import it with --allow-older if that is meant."
                                                + " It then becomes the current revision."
                                        : "Give that day or a later one."),
                        "asOf")));
        return current + 1;
    }

    private Map<String, Integer> counts() {
        return handle.select(
                        "select kind, count(*)::int as n from delta where line is not null or kind <> 'UNCHANGED' group by kind")
                .collectRows(Collectors.toMap(
                        row -> row.getColumn("kind", String.class), row -> row.getColumn("n", Integer.class)));
    }

    private void write(int revision, Map<String, Integer> counts) throws SQLException {
        handle.createUpdate(SqlFile.read(Attempt.class, "write_revision"))
                .bindMethods(publication)
                .bind("number", revision)
                .bind("checksum", checksum())
                .bind("skippedRows", findings.skippedRows())
                .bind("noteCount", findings.notes().count())
                .bind("noteCounts", NoteTable.json(findings.notes()))
                .bind("added", counts.getOrDefault("ADDED", 0) + counts.getOrDefault("RESTORED", 0))
                .bind("changed", counts.getOrDefault("CHANGED", 0))
                .bind("renamed", counts.getOrDefault("RENAMED", 0))
                .bind("removed", counts.getOrDefault("REMOVED", 0))
                .execute();
        NoteTable.write(handle, revision, findings.notes());
        var manyAtFirst = revision == 1 && counts.getOrDefault("ADDED", 0) >= MANY;
        if (manyAtFirst) {
            script("park_indexes");
        }
        script("write_models");
        stages.accept(ImportStage.WRITING);
        script("write_changes");
        if (manyAtFirst) {
            script("restore_indexes");
        }
        // Heard by every server when this transaction commits, and by none when it does not.
        handle.execute("select pg_notify(?, ?)", CurrentRevision.CHANNEL, Integer.toString(revision));
        stages.accept(ImportStage.WRITTEN);
    }

    /** Whose word the facts are, as the change feed tells it. */
    String origin() {
        return publication.origin();
    }

    /** SHA-256 to record of what was taken in. */
    String checksum() {
        return publication.sha256();
    }

    protected void note(String what, List<String> names) {
        names.forEach(name -> notes.add(what + ": " + name + "."));
    }

    protected void note(String sentence) {
        notes.add(sentence);
    }

    protected void script(String name) throws SQLException {
        try (var statement = handle.getConnection().createStatement()) {
            statement.execute(SqlFile.read(Attempt.class, name));
        }
    }
}
