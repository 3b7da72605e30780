package dev.modelatlas.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.access.KeyScope;
import dev.modelatlas.ingest.gate.ChangedNames;
import dev.modelatlas.sql.SqlFile;

/** A call, which states some rows. All that is wrong with it is found before any of it is refused. */
final class CallAttempt extends Attempt {
    private static final List<String> PARTS = List.of(
            "idempotencyKey", "label", "asOf", "source", "organizations", "upserts", "removals", "baseRevision");

    private final Statement statement;
    private final AskedOrganizations organizations;

    CallAttempt(
            Handle handle,
            ReferenceData reference,
            Publication publication,
            Statement statement,
            Consumer<ImportStage> stages) {
        super(handle, reference, publication, stages);
        this.statement = statement;
        this.organizations = new AskedOrganizations(handle, publication, statement.scope(), findings);
    }

    @Override
    long stage() throws SQLException, IOException {
        var rows = statement.read(CallWords.read(handle, reference), findings);
        organizations.stage(rows.organizations());
        Staging.fill(handle, rows.upserts());
        var removals = handle.prepareBatch("insert into removal (position, slug) values (:position, :slug)");
        rows.removals().forEach(removal -> removals.bindMethods(removal).add());
        removals.execute();
        return rows.upserts().size() + rows.removals().size();
    }

    @Override
    void match() throws SQLException {
        script("call_organizations");
        var names = NewNames.all(handle);
        organizations.resolve();
        checkOrganizationsOfModels();
        script("organization_versions");
        organizations.checkNesting();
        script("resolve");
        checkRemovals();
        checkDuplicates();
        script("call_known");
        Matching.ofCall(handle);
        var rows = new StatedRows(handle, publication, statement.scope(), findings);
        rows.checkSlugs();
        rows.checkOwners();
        rows.checkNamesakes();
        script("base_names");
        rows.checkBaseModels();
        if (findings.anyProblem()) {
            throw new RefusedException(findings.problems().stream()
                    .sorted(Comparator.comparing(CallAttempt::place))
                    .toList());
        }
        note("New organization", names.organizations(handle));
        note("New domain", names.domains(handle));
        note("New task", names.tasks(handle));
    }

    @Override
    int unchangedAtSight() {
        return 0;
    }

    @Override
    void keepDigests(boolean written) {
        // A call is few rows, and means its words for base models in another way.
    }

    @Override
    void noteFindings() {
        // What is left out of a call is no sign of a rename.
    }

    @Override
    void checkLosses() {
        // A call names each row that it removes, and states each that it changes.
    }

    @Override
    ChangedNames names() {
        return null;
    }

    @Override
    void older(Problem problem) {
        findings.problem(problem);
    }

    /** A partner may introduce an organization before its models. */
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
                        ? AskedOrganizations.unknown(it.word())
                        : AskedOrganizations.ambiguous(it.word(), it.candidates()),
                "upserts",
                Long.toString(it.line()),
                "organizations",
                Integer.toString(it.position()))));
        // One problem of a row at a time: without its organizations it would not be found.
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
                        "\"" + removal.slug() + "\" is removed by removals." + removal.firstPosition() + " already.");
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
                                + ", and this key may remove only what " + publication.publisher() + " published.");
            } else {
                handle.execute("insert into leaving (model_id) values (?)", removal.modelId());
            }
        }
    }

    private void checkDuplicates() throws SQLException {
        script("duplicates");
        for (var duplicate : FileAttempt.Duplicate.all(handle)) {
            var first = "upserts." + duplicate.firstLine();
            var line = Long.toString(duplicate.line());
            findings.problem(
                    duplicate.isSlug()
                            ? Problem.inCall(
                                    ProblemCode.DUPLICATE,
                                    first + " has the same slug. State each model once.",
                                    "upserts",
                                    line,
                                    "slug")
                            : Problem.inCall(
                                    ProblemCode.DUPLICATE,
                                    first + " is the same model: same name, day and organizations. State it once.",
                                    "upserts",
                                    line));
        }
        handle.execute("delete from stated where line in (select line from duplicate)");
    }

    private void removalProblem(int position, ProblemCode code, String message) {
        findings.problem(Problem.inCall(code, message, "removals", Integer.toString(position)));
    }

    /** Problems are told in the order of the call; those of one row in the order in which they were found. */
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
