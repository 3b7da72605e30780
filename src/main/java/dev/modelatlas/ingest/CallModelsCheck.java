package dev.modelatlas.ingest;

import java.util.TreeMap;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.access.KeyScope;
import dev.modelatlas.ingest.report.Problem;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.ingest.report.ValidationReport;
import dev.modelatlas.sql.SqlFile;

/** Checks the models of a call after they were matched with existing models. */
final class CallModelsCheck {
    private final Handle handle;
    private final Publication publication;
    private final KeyScope scope;
    private final ValidationReport findings;

    CallModelsCheck(Handle handle, Publication publication, KeyScope scope, ValidationReport findings) {
        this.handle = handle;
        this.publication = publication;
        this.scope = scope;
        this.findings = findings;
    }

    /** Reports slugs that no model ever had, and slugs of models that the same call removes. */
    void checkSlugs() {
        record Row(long line, String slug) {}
        handle.select("delete from stated s where asked_slug is not null"
                        + " and not exists (select from matched x where x.line = s.line)"
                        + " returning line, asked_slug as slug")
                .mapTo(Row.class)
                .forEach(row -> problem(
                        row.line(),
                        ProblemCode.UNKNOWN,
                        "slug",
                        "No model has the slug \"" + row.slug() + "\". Leave the slug out for a new model."));
        record Leaving(long line, String slug) {}
        handle.select("select x.line, m.slug from matched x join leaving l using (model_id)"
                        + " join model m on m.id = x.model_id")
                .mapTo(Leaving.class)
                .forEach(row -> problem(
                        row.line(),
                        ProblemCode.DUPLICATE,
                        null,
                        "The model \"" + row.slug() + "\" is in both `upserts` and `removals`. List it in only"
                                + " one of them."));
    }

    /**
     * Reports rows that describe models of other publishers. Reports nothing for a caller with the scope ALL, who may
     * change these models; each model keeps its publisher.
     */
    void checkOwners() {
        if (scope == KeyScope.ALL) {
            return;
        }
        record Owned(long line, String name, String publisher, String slug) {}
        handle.select("select x.line, k.name, k.publisher, k.slug from matched x join known k using (model_id)"
                        + " where not k.is_own")
                .mapTo(Owned.class)
                .forEach(row -> foreign(row.line(), row.name(), row.publisher(), row.slug()));
        Matching.foreign(handle).forEach(row -> {
            // Skips rows that were reported above. Also skips rows that rename a model, because checkNamesakes reports
            // them. The remaining rows would create a model or restore a removed model.
            var isOther = handle.select(
                            "select exists (select from matched x join known k using (model_id)"
                                    + " where x.line = ? and (k.is_current or not k.is_own))",
                            row.line())
                    .mapTo(Boolean.class)
                    .one();
            if (!isOther) {
                foreign(row.line(), row.name(), row.publisher(), row.slug());
            }
        });
    }

    record Namesake(
            long line,
            String name,
            boolean isMatched,
            boolean keepsItsName,
            String slug,
            String publisher,
            boolean isOwn,
            Long statedBy,
            boolean isTwin) {}

    /** Reports rows that would create a second model with the same name, probably by mistake. */
    void checkNamesakes() {
        for (var other : handle.select(SqlFile.read(CallModelsCheck.class, "namesakes"))
                .mapTo(Namesake.class)
                .list()) {
            if (other.statedBy() != null) {
                if (!other.isMatched()) {
                    problem(
                            other.line(),
                            ProblemCode.DUPLICATE,
                            null,
                            "upserts." + other.statedBy() + " already names this model, \"" + other.slug()
                                    + "\". List it once.");
                }
            } else if (!other.isOwn() && scope == KeyScope.OWN) {
                if (other.isMatched() && !other.keepsItsName()) {
                    foreign(other.line(), other.name(), other.publisher(), other.slug());
                }
            } else if (other.isTwin() && !(other.isMatched() && other.keepsItsName())) {
                problem(
                        other.line(),
                        ProblemCode.DUPLICATE,
                        null,
                        "\"" + other.slug() + "\" already has the same name, date and organizations. To change "
                                + "that model, give its slug. To add another model, change the name, date or "
                                + "organizations.");
            } else if (!other.isMatched()) {
                problem(
                        other.line(),
                        ProblemCode.AMBIGUOUS,
                        "name",
                        "Several models are called \"" + other.name() + "\", among them \"" + other.slug()
                                + "\". Give the slug of the intended model.");
            }
        }
    }

    /**
     * Reports rows that may describe the model of another row under another spelling of its name. Matching does not find
     * these rows: it compares rows with existing models, but not with each other.
     */
    void checkSpellings() {
        record Spelled(long line, long otherLine, String otherName) {}
        handle.select(SqlFile.read(CallModelsCheck.class, "spellings"))
                .mapTo(Spelled.class)
                .forEach(row -> problem(
                        row.line(),
                        ProblemCode.DUPLICATE,
                        "name",
                        "upserts." + row.otherLine() + " has another spelling of this name, \"" + row.otherName()
                                + "\". List each model once. If they are different models, give the slug of each that"
                                + " exists, or names that differ in more than punctuation and case."));
    }

    /** Reports models that would be derived from themselves, directly or through other models. */
    void checkBaseModels() {
        record Edge(Long line, String name, String model, String base) {}
        var edges = handle.select(SqlFile.read(CallModelsCheck.class, "base_models"))
                .mapTo(Edge.class)
                .list();
        var circles = new CycleCheck();
        edges.forEach(edge -> circles.add(edge.model(), edge.base()));
        var models = circles.find();
        var rows = new TreeMap<Long, String>();
        edges.stream()
                .filter(edge -> edge.line() != null && models.contains(edge.model()) && models.contains(edge.base()))
                .forEach(edge -> rows.put(edge.line(), edge.name()));
        rows.forEach((line, name) -> problem(
                line,
                ProblemCode.CIRCULAR,
                "baseModels",
                "\"" + name + "\" would be derived from itself, directly or through other models."));
    }

    private void foreign(long line, String name, String publisher, String slug) {
        problem(
                line,
                ProblemCode.FOREIGN,
                null,
                "\"" + name + "\" was published by " + publisher + " (" + slug + "). You may change only what "
                        + publication.publisher() + " published.");
    }

    private void problem(long line, ProblemCode code, String field, String message) {
        findings.problem(Problem.inCall(code, message, "upserts", Long.toString(line), field));
    }
}
