package dev.modelatlas.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.revision.CurrentRevision;
import dev.modelatlas.sql.SqlFile;

/** One try at a publication, inside its transaction. */
final class Attempt {
    private final Handle handle;
    private final Publication publication;
    private final Drafts drafts;
    private final Consumer<ImportStage> stages;
    private final ReferenceData reference;
    private final Findings findings = new Findings();
    private final List<String> notes = new ArrayList<>();

    Attempt(
            Handle handle,
            ReferenceData reference,
            Publication publication,
            Drafts drafts,
            Consumer<ImportStage> stages) {
        this.handle = handle;
        this.reference = reference;
        this.publication = publication;
        this.drafts = drafts;
        this.stages = stages;
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
        handle.execute(
                "insert into this_import values (?, ?, ?)", revision, publication.publisher(), publication.origin());
        ReferenceTables.fill(handle, reference);
        var rows = Staging.fill(handle, drafts, reference, findings) + findings.skippedRows();
        handle.execute("analyze draft");
        refuseProblems();
        stages.accept(ImportStage.STAGED);

        resolve();
        dropDuplicates();
        match();
        script("slugs");
        script("next");
        keepSkipped();
        script("delta");
        noteRenames();
        var counts = counts();
        stages.accept(ImportStage.COMPARED);

        var changed = countedAnew()
                || counts.entrySet().stream()
                        .anyMatch(kind -> !List.of("UNCHANGED", "RESTATED").contains(kind.getKey()));
        if (changed && !publication.dryRun()) {
            write(revision, counts);
        } else if (!publication.dryRun()) {
            handle.createUpdate(SqlFile.read(Attempt.class, "note_unchanged"))
                    .bindMethods(publication)
                    .execute();
        }
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
                counts.getOrDefault("UNCHANGED", 0) + counts.getOrDefault("RESTATED", 0),
                counts.getOrDefault("REMOVED", 0),
                findings.problems(),
                findings.corrections(),
                notes,
                Duration.between(started, Instant.now()).toMillis(),
                false);
        if (!publication.dryRun()) {
            AnsweredCalls.keep(handle, publication, report);
        }
        return report;
    }

    private int nextRevision() {
        record Newest(int number, LocalDate asOf) {}
        var newest = handle.select("select number, as_of from revision order by number desc limit 1")
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
                .ifPresent(it -> {
                    throw new RefusedException(Problem.inCall(
                            ProblemCode.OLDER_THAN_CURRENT,
                            "The source stood at " + publication.asOf() + ", before the current revision " + it.number()
                                    + " (" + it.asOf() + "). "
                                    + (publication.call() == null
                                            ? "Import it with --allow-older if that is meant."
                                            : "Give that day or a later one."),
                            "asOf"));
                });
        return current + 1;
    }

    private void resolve() throws SQLException {
        script("organization_names");
        handle.select("select word, candidates from organization_word where name is null order by word")
                .mapToMap(String.class)
                .forEach(row -> findings.problem(Problem.of(
                        ProblemCode.AMBIGUOUS,
                        "The organization \"" + row.get("word") + "\" could be any of: " + row.get("candidates")
                                + ". Use the full name.")));
        refuseProblems();
        handle.select("delete from draft where organizations"
                        + " && array(select word from organization_word where name is null) returning name")
                .mapTo(String.class)
                .forEach(findings::skippedRow);
        note("New organization", NewNames.organizations(handle));
        note("New domain", NewNames.domains(handle));
        note("New task", NewNames.tasks(handle));
        script("organization_versions");
        script("resolve");
    }

    private void dropDuplicates() throws SQLException {
        script("duplicates");
        record Duplicate(long line, long firstLine, boolean isIdentical, boolean isSlug) {}
        for (var duplicate : handle.select("select * from duplicate order by line")
                .mapTo(Duplicate.class)
                .list()) {
            if (duplicate.isSlug()) {
                findings.problem(duplicate(
                        duplicate.line(), duplicate.firstLine(), " ask for the same slug. Give each model its own."));
                findings.skipped(1);
            } else if (duplicate.isIdentical()) {
                findings.correction(
                        "Line " + duplicate.line() + " repeats line " + duplicate.firstLine() + " and was taken once.");
            } else {
                findings.problem(duplicate(
                        duplicate.line(),
                        duplicate.firstLine(),
                        " are the same model (same name, day and organizations) with different facts."
                                + " Keep one of them."));
                findings.skipped(1);
            }
        }
        refuseProblems();
        handle.execute("delete from stated where line in (select line from duplicate)");
    }

    private static Problem duplicate(long line, long firstLine, String what) {
        return Problem.inFile(line, ProblemCode.DUPLICATE, "Lines " + firstLine + " and " + line + what);
    }

    private void match() throws SQLException {
        script("match_tables");
        Matching.run(handle);
        record Foreign(long line, String name, String publisher, String slug) {}
        for (var foreign : handle.select(SqlFile.read(Attempt.class, "foreign"))
                .mapTo(Foreign.class)
                .list()) {
            findings.problem(Problem.inFile(
                    foreign.line(),
                    ProblemCode.FOREIGN,
                    "Line " + foreign.line() + ": \"" + foreign.name() + "\" is already stated by "
                            + foreign.publisher() + " (" + foreign.slug() + ") and cannot come from "
                            + publication.publisher() + " too."));
            findings.skipped(handle.execute("delete from stated where line = ?", foreign.line()));
        }
        refuseProblems();
    }

    private Map<String, Integer> counts() {
        return handle.select(
                        "select kind, count(*)::int as n from delta where line is not null or kind <> 'UNCHANGED' group by kind")
                .collectRows(Collectors.toMap(
                        row -> row.getColumn("kind", String.class), row -> row.getColumn("n", Integer.class)));
    }

    /** Whether organizations that were known before are counted otherwise from now on. */
    private boolean countedAnew() {
        var names = handle.select(
                        "select o.name from changed_organization c join organization o on o.id = c.organization_id"
                                + " where not c.is_new order by o.name_key")
                .mapTo(String.class)
                .list();
        note("Counted otherwise by the reference data", names);
        return !names.isEmpty();
    }

    private void keepSkipped() {
        var batch = handle.prepareBatch("insert into skipped (name) values (?) on conflict do nothing");
        findings.skippedNames().forEach(batch::add);
        batch.execute();
    }

    private void noteRenames() {
        handle.select(SqlFile.read(Attempt.class, "possible_renames"))
                .mapToMap(String.class)
                .forEach(row -> notes.add("Possibly a rename, told as removed and added: \"" + row.get("before")
                        + "\" and \"" + row.get("after") + "\"."));
    }

    private void write(int revision, Map<String, Integer> counts) throws SQLException {
        handle.createUpdate(SqlFile.read(Attempt.class, "write_revision"))
                .bindMethods(publication)
                .bind("number", revision)
                .bind("checksum", publication.sha256() == null ? drafts.sha256() : publication.sha256())
                .bind("added", counts.getOrDefault("ADDED", 0) + counts.getOrDefault("RESTORED", 0))
                .bind("changed", counts.getOrDefault("CHANGED", 0))
                .bind("renamed", counts.getOrDefault("RENAMED", 0))
                .bind("removed", counts.getOrDefault("REMOVED", 0))
                .execute();
        script("write_models");
        stages.accept(ImportStage.WRITING);
        script("write_changes");
        handle.execute("insert into outbox (revision_number) values (?)", revision);
        // Heard by every server when this transaction commits, and by none when it does not.
        handle.execute("select pg_notify(?, ?)", CurrentRevision.CHANNEL, Integer.toString(revision));
        stages.accept(ImportStage.WRITTEN);
    }

    private void note(String what, List<String> names) {
        names.forEach(name -> notes.add(what + ": " + name + "."));
    }

    /** Only a lenient import goes on, without the rows that the problems are about. */
    private void refuseProblems() {
        if (findings.anyProblem() && !publication.lenient()) {
            throw new RefusedException(findings.problems());
        }
    }

    private void script(String name) throws SQLException {
        try (var statement = handle.getConnection().createStatement()) {
            statement.execute(SqlFile.read(Attempt.class, name));
        }
    }
}
