package dev.modelatlas.model;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.revision.Snapshot;

/** Reads the slugs of models. A slug is allocated once, and never given to another model. */
@ApplicationScoped
public class ModelSlugRepository {
    private final Jdbi jdbi;

    ModelSlugRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Whether a model has or had this slug, at any revision. */
    public boolean exists(String slug) {
        return jdbi.withHandle(handle -> handle.createQuery("select exists (select from model where slug = :slug)")
                .bind("slug", slug)
                .mapTo(boolean.class)
                .one());
    }

    /**
     * The slugs of the models of a revision in alphabetical order. Skips the first {@code skipped} slugs, and returns
     * at most {@code most}.
     */
    public List<String> at(Snapshot snapshot, long skipped, int most) {
        var sql = "select m.slug from model_version m where " + ModelRepository.VALID
                + " order by m.slug limit :most offset :skipped";
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("revision", snapshot.revision())
                .bind("most", most)
                .bind("skipped", skipped)
                .mapTo(String.class)
                .list());
    }
}
