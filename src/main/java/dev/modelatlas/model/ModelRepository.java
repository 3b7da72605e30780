package dev.modelatlas.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.sql.SqlFragment;

/** Reads models, at one revision each time. */
@ApplicationScoped
public class ModelRepository {
    /** What makes a row {@code m} part of the revision that is read. */
    static final String VALID = "m.valid_from <= :revision and m.valid_until > :revision";

    private final Jdbi jdbi;
    private final ModelReader reader;

    @Inject
    ModelRepository(Jdbi jdbi, ModelReader reader) {
        this.jdbi = jdbi;
        this.reader = reader;
    }

    /** The models with these keys, by key; without those that the revision does not have. One statement. */
    public Map<Integer, Model> byIds(Snapshot snapshot, Collection<Integer> ids) {
        var condition = new SqlFragment("m.model_id = any(:ids)", Map.of("ids", ids.toArray(Integer[]::new)));
        return all(snapshot, condition).stream()
                .collect(Collectors.toMap(model -> model.row().modelId(), Function.identity()));
    }

    /** The models with these slugs, by slug; without those that the revision does not have. One statement. */
    Map<String, Model> bySlugs(Snapshot snapshot, Collection<String> slugs) {
        var condition = new SqlFragment("m.slug = any(:slugs)", Map.of("slugs", slugs.toArray(String[]::new)));
        return all(snapshot, condition).stream().collect(Collectors.toMap(Model::slug, Function.identity()));
    }

    /** The model of that slug; empty when the revision has none. */
    Optional<Model> bySlug(Snapshot snapshot, String slug) {
        return Optional.ofNullable(bySlugs(snapshot, List.of(slug)).get(slug));
    }

    /** All models of the revision that meet a condition on {@code m}, in no order. One statement. */
    List<Model> all(Snapshot snapshot, SqlFragment condition) {
        var rows = jdbi.withHandle(handle -> handle.createQuery("select " + ModelRow.COLUMNS
                        + " from model_facts m join model t on t.id = m.model_id where " + VALID + " and "
                        + condition.sql())
                .bind("revision", snapshot.revision())
                .bindMap(condition.binds())
                .mapTo(ModelRow.class)
                .list());
        return reader.models(rows, snapshot);
    }
}
