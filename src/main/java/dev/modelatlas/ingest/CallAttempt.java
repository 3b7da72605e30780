package dev.modelatlas.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.access.KeyScope;
import dev.modelatlas.ingest.reference.ReferenceData;
import dev.modelatlas.ingest.report.CallRow;
import dev.modelatlas.ingest.report.Note;
import dev.modelatlas.ingest.report.Problem;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.sql.SqlFile;

/**
 * Imports a call of {@code publishRevision}, which lists the rows to add, change or remove. Collects all problems of
 * the call before refusing it.
 */
final class CallAttempt extends ImportAttempt {
    private static final List<String> PARTS = List.of(
            "idempotencyKey", "label", "asOf", "source", "organizations", "upserts", "removals", "baseRevision");

    private final CallContent statement;
    private final Consumer<Handle> permission;
    private final RequestedOrganizations organizations;
    private NewNames names;

    CallAttempt(
            Handle handle,
            ReferenceData reference,
            Publication publication,
            CallContent statement,
            Consumer<Handle> permission) {
        super(handle, reference, publication, stage -> {});
        this.statement = statement;
        this.permission = permission;
        this.organizations = new RequestedOrganizations(handle, publication, statement.scope(), findings);
    }

    @Override
    void requirePermission() {
        permission.accept(handle);
    }

    @Override
    long stage() throws SQLException, IOException {
        var rows = statement.read(KnownWords.read(handle, reference), findings);
        organizations.stage(rows.organizations());
        Staging.fill(handle, rows.upserts());
        var removals = handle.prepareBatch("insert into removal (position, slug) values (:position, :slug)");
        rows.removals().forEach(removal -> removals.bindMethods(removal).add());
        removals.execute();
        return rows.upserts().size() + rows.removals().size();
    }

    @Override
    void match() throws SQLException {
        script("alias_meanings");
        script("call_organizations");
        names = NewNames.all(handle);
        organizations.resolve();
        checkOrganizationsOfModels();
        script("organization_versions");
        organizations.checkNesting();
        script("resolve");
        checkRemovals();
        checkDuplicates();
        script("call_known");
        Matching.ofCall(handle, statement.scope());
        var rows = new CallModelsCheck(handle, publication, statement.scope(), findings);
        rows.checkSlugs();
        rows.checkOwners();
        rows.checkNamesakes();
        rows.checkSpellings();
        script("base_names");
        rows.checkBaseModels();
        if (findings.hasProblems()) {
            throw new RefusedException(findings.problems().stream()
                    .sorted(Comparator.comparing(CallAttempt::place))
                    .toList());
        }
    }

    @Override
    List<CallRow> rows() {
        record Row(String part, long position, String slug, String outcome, String matchedBy) {}
        return handle.select(SqlFile.read(CallAttempt.class, "call_rows"))
                .mapTo(Row.class)
                .map(row -> new CallRow(
                        List.of(row.part(), Long.toString(row.position())), row.slug(), row.outcome(), row.matchedBy()))
                .list();
    }

    @Override
    List<Note> importNotes() {
        return names.notes(handle);
    }

    @Override
    void older(Problem problem) {
        findings.problem(problem);
    }

    /**
     * True also for a call that creates an organization: unlike a file, a call may create an organization without
     * models.
     */
    @Override
    boolean organizationsChange() {
        var any = handle.select("select exists (select from changed_organization)")
                .mapTo(Boolean.class)
                .one();
        super.organizationsChange();
        return any;
    }

    private void checkOrganizationsOfModels() {
        record Unknown(long line, int position, String word, String candidates) {}
        var unknown = handle.select(SqlFile.read(CallAttempt.class, "unknown_organizations"))
                .mapTo(Unknown.class)
                .list();
        unknown.forEach(it -> findings.problem(Problem.inCall(
                it.candidates() == null ? ProblemCode.UNKNOWN : ProblemCode.AMBIGUOUS,
                it.candidates() == null
                        ? RequestedOrganizations.unknown(it.word())
                        : RequestedOrganizations.ambiguous(it.word(), it.candidates()),
                "upserts",
                Long.toString(it.line()),
                "organizations",
                Integer.toString(it.position()))));
        // Removes rows with an unknown organization. Otherwise, they would match no model later, and would be reported
        // a second time.
        unknown.forEach(it -> handle.execute("delete from draft where line = ?", it.line()));
    }

    private void checkRemovals() {
        record Found(
                int position, String slug, Integer modelId, String publisher, Boolean isOwn, Integer firstPosition) {}
        var removals = handle.select(SqlFile.read(CallAttempt.class, "removals"))
                .mapTo(Found.class)
                .list();
        for (var removal : removals) {
            if (removal.firstPosition() != null) {
                removalProblem(
                        removal.position(),
                        ProblemCode.DUPLICATE,
                        "removals." + removal.firstPosition() + " already removes \"" + removal.slug() + "\".");
            } else if (removal.modelId() == null) {
                removalProblem(
                        removal.position(),
                        ProblemCode.UNKNOWN,
                        "No model of the current revision has the slug \"" + removal.slug() + "\".");
            } else if (!removal.isOwn() && statement.scope() == KeyScope.OWN) {
                removalProblem(
                        removal.position(),
                        ProblemCode.FOREIGN,
                        "\"" + removal.slug() + "\" was published by " + removal.publisher()
                                + ". You may remove only what " + publication.publisher() + " published.");
            } else {
                handle.execute("insert into leaving (model_id) values (?)", removal.modelId());
            }
        }
    }

    private void checkDuplicates() throws SQLException {
        script("duplicates");
        FileAttempt.Duplicate.forEach(handle, duplicate -> {
            var first = "upserts." + duplicate.firstLine();
            findings.problem(Problem.inCall(
                    ProblemCode.DUPLICATE,
                    duplicate.isSlug()
                            ? first + " has the same slug. List each model once."
                            : first + " is the same model (same name, date and organizations). List it once.",
                    "upserts",
                    Long.toString(duplicate.line()),
                    duplicate.isSlug() ? "slug" : null));
        });
        handle.execute("delete from stated where line in (select line from duplicate)");
    }

    private void removalProblem(int position, ProblemCode code, String message) {
        findings.problem(Problem.inCall(code, message, "removals", Integer.toString(position)));
    }

    /**
     * The sort key of a problem. Problems are reported in the order of the call's rows. Problems of one row stay in the
     * order in which they were found.
     */
    private static long place(Problem problem) {
        if (problem.path().isEmpty()) {
            return Long.MAX_VALUE;
        }
        var part = PARTS.indexOf(problem.path().get(0)) * 1_000_000L;
        return problem.path().size() > 1 && problem.path().get(1).matches("\\d{1,6}")
                ? part + Long.parseLong(problem.path().get(1))
                : part;
    }
}
