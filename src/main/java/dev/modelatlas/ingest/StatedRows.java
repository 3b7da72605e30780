package dev.modelatlas.ingest;

import java.util.List;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.access.KeyScope;
import dev.modelatlas.sql.SqlFile;

/** The models that a call states, once they are matched: whether each is what it may be. */
final class StatedRows {
    private final Handle handle;
    private final Publication publication;
    private final KeyScope scope;
    private final Findings findings;

    StatedRows(Handle handle, Publication publication, KeyScope scope, Findings findings) {
        this.handle = handle;
        this.publication = publication;
        this.scope = scope;
        this.findings = findings;
    }

    /** A slug that no model ever had, and one whose model the same call removes. */
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
                        "No model has the slug \"" + row.slug() + "\". Leave it out for a new model."));
        record Leaving(long line, String slug) {}
        handle.select("select x.line, m.slug from matched x join leaving l using (model_id)"
                        + " join model m on m.id = x.model_id")
                .mapTo(Leaving.class)
                .forEach(row -> problem(
                        row.line(),
                        ProblemCode.DUPLICATE,
                        null,
                        "This is \"" + row.slug() + "\", which `removals` lists. Do one or the other."));
    }

    /** Rows of somebody else's, which only a key of scope ALL changes: they stay the other's. */
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
            // Of a model that left and came back, or is new.
            var told = handle.select(
                            "select exists (select from matched x join known k using (model_id) where x.line = ? and not k.is_own)",
                            row.line())
                    .mapTo(Boolean.class)
                    .one();
            if (!told) {
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

    /** Rows that would stand beside a model of the same name, where that cannot be meant. */
    void checkNamesakes() {
        for (var other : handle.select(SqlFile.read(StatedRows.class, "namesakes"))
                .mapTo(Namesake.class)
                .list()) {
            if (other.statedBy() != null) {
                if (!other.isMatched()) {
                    problem(
                            other.line(),
                            ProblemCode.DUPLICATE,
                            null,
                            "upserts." + other.statedBy() + " is the model of this name, \"" + other.slug()
                                    + "\". State it once.");
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
                        "\"" + other.slug() + "\" is the same model: same name, day and organizations.");
            } else if (!other.isMatched()) {
                problem(
                        other.line(),
                        ProblemCode.AMBIGUOUS,
                        "name",
                        "Several models are called \"" + other.name() + "\", among them \"" + other.slug()
                                + "\". Give the slug of the one that is meant.");
            }
        }
    }

    /** Models that were made from themselves, by way of others or at once. */
    void checkBaseModels() {
        record Edge(String name, String base) {}
        var edges = handle.select(SqlFile.read(StatedRows.class, "base_models"))
                .mapTo(Edge.class)
                .list();
        var circles = new Circles();
        edges.forEach(edge -> circles.add(edge.name(), edge.base()));
        var names = circles.find();
        record Row(long line, String name) {}
        if (!names.isEmpty()) {
            handle.createQuery(
                            "select line, name from stated where name = any (:names) and base_models && cast(:names as text[])")
                    .bindArray("names", String.class, List.copyOf(names))
                    .mapTo(Row.class)
                    .forEach(row -> problem(
                            row.line(),
                            ProblemCode.CIRCULAR,
                            "baseModels",
                            "\"" + row.name() + "\" would be made from itself, at once or by way of other models."));
        }
    }

    private void foreign(long line, String name, String publisher, String slug) {
        problem(
                line,
                ProblemCode.FOREIGN,
                null,
                "\"" + name + "\" is stated by " + publisher + " (" + slug + "), and this key may change only what "
                        + publication.publisher() + " published.");
    }

    private void problem(long line, ProblemCode code, String field, String message) {
        var row = Long.toString(line);
        findings.problem(
                field == null
                        ? Problem.inCall(code, message, "upserts", row)
                        : Problem.inCall(code, message, "upserts", row, field));
    }
}
