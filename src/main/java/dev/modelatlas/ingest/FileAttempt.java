package dev.modelatlas.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.sql.SqlFile;

/** A file, which states all that its source has. */
final class FileAttempt extends Attempt {
    private final Drafts drafts;
    private int unchanged;

    FileAttempt(
            Handle handle,
            ReferenceData reference,
            Publication publication,
            Drafts drafts,
            Consumer<ImportStage> stages) {
        super(handle, reference, publication, stages);
        this.drafts = drafts;
    }

    @Override
    long stage() throws SQLException, IOException {
        var rows = Staging.fill(handle, drafts, reference, findings) + findings.skippedRows();
        handle.execute("analyze draft");
        refuseProblems();
        return rows;
    }

    @Override
    void match() throws SQLException {
        script("organization_names");
        refuseAmbiguousOrganizations();
        var names = NewNames.all(handle);
        script("organization_versions");
        setUnchangedAside();
        script("resolve");
        dropDuplicates();
        script("match_tables");
        Matching.ofFile(handle);
        dropForeign();
        if (findings.skippedRows() > 0) {
            script("drop_unused");
            names.dropUnused(handle);
        }
        note("New organization", names.organizations(handle));
        note("New domain", names.domains(handle));
        note("New task", names.tasks(handle));
        keepSkipped();
        script("leaving");
    }

    @Override
    int unchangedAtSight() {
        return unchanged;
    }

    @Override
    void keepDigests(boolean written) {
        handle.createUpdate(SqlFile.read(Attempt.class, "keep_digests"))
                .bind("written", written)
                .execute();
    }

    @Override
    void noteFindings() {
        handle.select(SqlFile.read(Attempt.class, "possible_renames"))
                .mapToMap(String.class)
                .forEach(row -> note("Possibly a rename, told as removed and added: \"" + row.get("before")
                        + "\" and \"" + row.get("after") + "\"."));
    }

    @Override
    void older(Problem problem) {
        throw new RefusedException(problem);
    }

    @Override
    String checksum() {
        return publication.sha256() == null ? drafts.sha256() : publication.sha256();
    }

    /** Most rows of most files say what they said the last time. */
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
    }

    private void dropDuplicates() throws SQLException {
        script("duplicates");
        for (var duplicate : Duplicate.all(handle)) {
            if (duplicate.isSlug()) {
                findings.problem(problem(duplicate, " ask for the same slug. Give each model its own."));
                findings.skipped(1);
            } else if (duplicate.isIdentical()) {
                findings.correction(
                        "Line " + duplicate.line() + " repeats line " + duplicate.firstLine() + " and was taken once.");
            } else {
                findings.problem(problem(
                        duplicate,
                        " are the same model (same name, day and organizations) with different facts."
                                + " Keep one of them."));
                findings.skipped(1);
            }
        }
        refuseProblems();
        handle.execute("delete from stated where line in (select line from duplicate)");
    }

    private static Problem problem(Duplicate duplicate, String what) {
        return Problem.inFile(
                duplicate.line(),
                ProblemCode.DUPLICATE,
                "Lines " + duplicate.firstLine() + " and " + duplicate.line() + what);
    }

    private void dropForeign() {
        for (var foreign : Matching.foreign(handle)) {
            findings.problem(Problem.inFile(
                    foreign.line(),
                    ProblemCode.FOREIGN,
                    "Line " + foreign.line() + ": \"" + foreign.name() + "\" is already stated by "
                            + foreign.publisher() + " (" + foreign.slug() + ") and cannot come from "
                            + publication.publisher() + " too."));
            findings.skipped(handle.execute("delete from stated where line = ?", foreign.line()));
            handle.execute("delete from matched where line = ?", foreign.line());
        }
        refuseProblems();
    }

    private void keepSkipped() {
        var batch = handle.prepareBatch("insert into skipped (name) values (?) on conflict do nothing");
        findings.skippedNames().forEach(batch::add);
        batch.execute();
    }

    /** Only a lenient import goes on, without the rows that the problems are about. */
    private void refuseProblems() {
        if (findings.anyProblem() && !publication.lenient()) {
            throw new RefusedException(findings.problems());
        }
    }

    /** A row that is the same model as one before it, or asks for its slug. */
    record Duplicate(long line, long firstLine, boolean isIdentical, boolean isSlug) {
        static List<Duplicate> all(Handle handle) {
            return handle.select("select * from duplicate order by line")
                    .mapTo(Duplicate.class)
                    .list();
        }
    }
}
