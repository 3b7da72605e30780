package dev.modelatlas.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.ingest.draft.Drafts;
import dev.modelatlas.ingest.guard.Guard;
import dev.modelatlas.ingest.guard.LostFact;
import dev.modelatlas.ingest.reference.ReferenceData;
import dev.modelatlas.ingest.report.ChangedNames;
import dev.modelatlas.ingest.report.Note;
import dev.modelatlas.ingest.report.Problem;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.sql.SqlFile;

/** Imports a file, which contains the complete data of its publisher. */
final class FileAttempt extends ImportAttempt {
    /** Number of rows that are read or written at a time. */
    private static final int PART = 1000;

    private final Drafts drafts;
    private final Guard guard;
    private Problem older;
    private List<LostFact> lostFacts = List.of();
    private NewNames names;
    private int unchanged;

    FileAttempt(
            Handle handle,
            ReferenceData reference,
            Publication publication,
            Drafts drafts,
            Guard guard,
            Consumer<ImportStage> stages) {
        super(handle, reference, publication, stages);
        this.drafts = drafts;
        this.guard = guard;
    }

    @Override
    long stage() throws SQLException, IOException {
        var words = KnownWords.read(handle, reference);
        var rows = Staging.fill(handle, drafts, publication.factEdition(), words, findings) + findings.skippedRows();
        handle.execute("analyze draft");
        if (publication.has(ImportOption.LENIENT) && rows > 0 && findings.skippedRows() == rows) {
            findings.problem(Problem.of(
                    ProblemCode.UNREADABLE, "None of the " + rows + " rows can be used. Nothing was written."));
        }
        refuseProblems();
        return rows;
    }

    @Override
    void match() throws SQLException {
        keepSkipped();
        script("alias_meanings");
        script("organization_names");
        refuseAmbiguousOrganizations();
        names = NewNames.all(handle);
        if (!publication.isShipped()) {
            script("successors");
        }
        script("organization_versions");
        setUnchangedAside();
        script("resolve");
        dropDuplicates();
        script("match_tables");
        Matching.ofFile(handle);
        dropForeign();
        refuseNotes();
        if (findings.skippedRows() > 0) {
            names.dropUnused(handle);
        }
        note("New domain", names.domains(handle));
        note("New task", names.tasks(handle));
        script("leaving");
    }

    @Override
    int unchangedAtSight() {
        return unchanged;
    }

    @Override
    void keepDigests(boolean written) {
        handle.createUpdate(SqlFile.read(ImportAttempt.class, "keep_digests"))
                .bind("written", written)
                .execute();
    }

    @Override
    void noteFindings() {
        findings.worthKnowing().forEach(this::note);
        Matching.crowds(handle).forEach(crowd -> note(crowd.sentence()));
        lostFacts = guard.lostFacts(handle);
        lostFacts.forEach(lost -> note(lost.sentence() + "."));
    }

    /**
     * Stores the problem that the file is older than the current revision. If the file changes anything, it is refused
     * because of this problem, but only after all other checks, so that the refusal also lists their problems.
     */
    @Override
    void older(Problem problem) {
        older = problem;
    }

    @Override
    void checkLosses(boolean changed) {
        var losses = guard.losses(handle, lostFacts, findings::missingColumn);
        // Each accepted loss becomes a note. A strict import must have no notes, so it cannot accept losses.
        if (publication.has(ImportOption.ACCEPT_LOSSES) && !publication.has(ImportOption.STRICT)) {
            losses.forEach(loss -> findings.note(
                    new Note(ProblemCode.MASS_CHANGE, null, null, null, loss.message() + " This was accepted.")));
        } else if (!losses.isEmpty()) {
            refuse(Guard.problems(losses, adviceToAcceptLosses()));
        }
        if (older != null && changed) {
            throw new RefusedException(older);
        }
    }

    private String adviceToAcceptLosses() {
        if (publication.isCheck()) {
            return "send it to /imports with acceptLosses=true and a key named \"" + publication.publisher() + "\"";
        }
        var isCommand = publication.call() == null;
        return "import it with "
                + (isCommand ? "--accept-losses" : "acceptLosses=true")
                + (publication.has(ImportOption.STRICT)
                        ? isCommand ? ", without --strict" : ", without strict=true"
                        : "");
    }

    @Override
    ChangedNames names() {
        return ChangedNames.read(handle, names.organizations(handle));
    }

    @Override
    String checksum() {
        return publication.sha256() == null ? drafts.sha256() : publication.sha256();
    }

    /**
     * Removes rows with an unchanged digest from the table {@code draft}, so that later steps read only the other rows.
     * This saves time, because most rows are the same as in the previous file.
     */
    private void setUnchangedAside() throws SQLException {
        script("unchanged");
        unchanged = handle.select("select count(*) from unchanged")
                .mapTo(Integer.class)
                .one();
        if (unchanged > 0) {
            script("set_aside");
        }
    }

    private void refuseAmbiguousOrganizations() {
        record Ambiguous(String word, String candidates, long line) {}
        handle.select("select w.word, w.candidates, min(d.line) as line from organization_word w"
                        + " join draft d on w.word = any (d.organizations) where w.name is null"
                        + " group by w.word, w.candidates order by w.word")
                .mapTo(Ambiguous.class)
                .forEach(it -> findings.badRow(
                        Note.ofRow(
                                ProblemCode.AMBIGUOUS,
                                it.line(),
                                "The organization \"" + it.word() + "\" is ambiguous: " + it.candidates()
                                        + ". Use the full name."),
                        null));
        refuseProblems();
        skip("delete from draft where organizations && array(select word from organization_word where name is null)"
                + " returning name, asked_slug, base_slug");
    }

    /**
     * Skips rows, and keeps their models.
     *
     * @param deletion SQL statement that deletes the rows, and returns their names, slugs and base slugs
     */
    private void skip(String deletion, Object... arguments) {
        findings.skipped(
                handle.execute("with gone as (" + deletion + ") insert into skipped select * from gone", arguments));
    }

    private void dropDuplicates() throws SQLException {
        script("duplicates");
        Duplicate.forEach(handle, this::report);
        refuseProblems();
        skip("delete from stated where line in (select line from duplicate where is_slug)"
                + " returning name, asked_slug, base_slug");
        findings.skipped(handle.execute("delete from stated where line in (select line from duplicate)"));
    }

    private void report(Duplicate duplicate) {
        if (duplicate.isSlug()) {
            findings.badRow(note(duplicate, " have the same slug. Give each model its own slug."), null);
        } else {
            findings.note(note(
                    duplicate,
                    " are the same model (same name, date and organizations) with "
                            + (duplicate.isIdentical() ? "the same" : "different") + " facts. Line "
                            + duplicate.firstLine() + " was used."));
        }
    }

    private static Note note(Duplicate duplicate, String what) {
        return Note.ofRow(
                ProblemCode.DUPLICATE,
                duplicate.line(),
                "Lines " + duplicate.firstLine() + " and " + duplicate.line() + what);
    }

    private void dropForeign() {
        for (var foreign : Matching.foreign(handle)) {
            findings.badRow(
                    Note.ofRow(
                            ProblemCode.FOREIGN,
                            foreign.line(),
                            "Line " + foreign.line() + ": \"" + foreign.name() + "\" is already published by "
                                    + foreign.publisher() + " (" + foreign.slug() + "), so "
                                    + publication.publisher() + " cannot publish it."),
                    null);
            skip(
                    "delete from stated s where line = ? returning name, coalesce((select k.slug from matched x"
                            + " join known k using (model_id) where x.line = s.line), asked_slug), base_slug",
                    foreign.line());
            handle.execute("delete from matched where line = ?", foreign.line());
        }
        refuseProblems();
    }

    private void keepSkipped() {
        var models = findings.skippedModels().iterator();
        while (models.hasNext()) {
            var batch =
                    handle.prepareBatch("insert into skipped (name, slug, base_slug) values (:name, :slug, :baseSlug)");
            while (models.hasNext() && batch.size() < PART) {
                batch.bindMethods(models.next()).add();
            }
            batch.execute();
        }
    }

    /** Refuses the file if it has problems other than the invalid rows that a lenient import skips. */
    private void refuseProblems() {
        if (findings.refuses()) {
            refuse(findings.problems());
        }
    }

    private void refuseNotes() {
        if (publication.has(ImportOption.STRICT) && !findings.notes().isEmpty()) {
            refuse(findings.notes().kept().stream()
                    .map(note -> Problem.inCell(note.line(), note.column(), note.code(), note.message()))
                    .toList());
        }
    }

    /**
     * Refuses the file with the given problems. If the file is also older than the current revision, the list begins
     * with this problem, so that people see it before they correct the other problems.
     */
    private void refuse(List<Problem> problems) {
        throw new RefusedException(
                Stream.concat(Stream.ofNullable(older), problems.stream()).toList());
    }

    /**
     * A row for the same model, or with the same slug, as an earlier row of the source.
     *
     * @param isIdentical whether rows for the same model have the same facts
     * @param isSlug whether the rows have the same slug, but are not for the same model
     */
    record Duplicate(long line, long firstLine, boolean isIdentical, boolean isSlug) {
        /** Reads the duplicates in parts, because a file can repeat a line a million times. */
        static void forEach(Handle handle, Consumer<Duplicate> action) {
            handle.createQuery("select * from duplicate order by line")
                    .setFetchSize(PART)
                    .mapTo(Duplicate.class)
                    .forEach(action);
        }
    }
}
