package dev.modelatlas.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.sql.EntityReader;
import dev.modelatlas.sql.SqlFragment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

/** Reads models at a revision. */
@ApplicationScoped
public class ModelRepository {
    /** The SQL condition that row {@code m} belongs to the revision. */
    static final String VALID = "m.valid_from <= :revision and m.valid_until > :revision";

    private final Jdbi jdbi;
    private final EntityReader entities;
    private final ModelMapper mapper;

    ModelRepository(Jdbi jdbi, EntityReader entities, ModelMapper mapper) {
        this.jdbi = jdbi;
        this.entities = entities;
        this.mapper = mapper;
    }

    /** The models with these IDs, by ID. Leaves out IDs that no model of the revision has. Runs one statement. */
    public Map<Integer, Model> byIds(Snapshot snapshot, Collection<Integer> ids) {
        var condition = new SqlFragment("m.model_id = any(:ids)", Map.of("ids", ids.toArray(Integer[]::new)));
        return all(snapshot, condition).stream()
                .collect(Collectors.toMap(model -> model.row().modelId, Function.identity()));
    }

    /** The models with these slugs, by slug. Leaves out slugs that no model of the revision has. Runs one statement. */
    public Map<String, Model> bySlugs(Snapshot snapshot, Collection<String> slugs) {
        var condition = new SqlFragment("m.slug = any(:slugs)", Map.of("slugs", slugs.toArray(String[]::new)));
        return all(snapshot, condition).stream().collect(Collectors.toMap(Model::slug, Function.identity()));
    }

    /**
     * The model with this slug; empty when the revision has none. This method has its own statement, for which
     * PostgreSQL reuses a generic plan. For the statement of {@link #bySlugs}, PostgreSQL creates a new plan each time.
     */
    Optional<Model> bySlug(Snapshot snapshot, String slug) {
        var rows = entities.read(session -> session.createSelectionQuery(
                        "from ModelEntity m where m.validFrom <= :revision and m.validUntil > :revision and m.slug = :slug",
                        ModelEntity.class)
                .setParameter("revision", snapshot.revision())
                .setParameter("slug", slug)
                .getResultList());
        return mapper.models(rows, snapshot).stream().findFirst();
    }

    /**
     * Reads models, each at its own revision. The revisions must exist. A model that does not exist at its revision is
     * missing in the result. Runs one statement.
     */
    public Map<ModelAt, Model> at(Collection<ModelAt> places) {
        var rows = atRevisions(
                "(select cast(k.key as int)) b (model_id)",
                places.stream().map(place -> Integer.toString(place.modelId())).toList(),
                places.stream().map(ModelAt::revision).toList());
        var models = new HashMap<ModelAt, Model>();
        rows.forEach((revision, there) -> mapper.models(entities(there), new Snapshot(revision, true))
                .forEach(model -> models.put(new ModelAt(model.row().modelId, revision), model)));
        return models;
    }

    /**
     * The base models of the given models, found at the same revision by their recorded names. A recorded name that no
     * model has may be the slug or a former name of a model. Ignores a name that several other models have. Runs one
     * statement.
     */
    Map<Model, List<Model>> baseModels(Collection<Model> models) {
        var names = new ArrayList<String>();
        var revisions = new ArrayList<Integer>();
        models.forEach(model -> Arrays.stream(model.row().baseModels).forEach(name -> {
            names.add(name);
            revisions.add(model.snapshot().revision());
        }));
        var rows = names.isEmpty() ? Map.<Integer, List<Row>>of() : atRevisions("""
                        (select h.model_id from model_version h where h.name = k.key and h.valid_from <= k.revision
                        union select t.id from model t where t.slug = k.key) b
                        """, names, revisions);
        var answers = new HashMap<Model, List<Model>>();
        models.stream().collect(groupingBy(Model::snapshot)).forEach((snapshot, alike) -> {
            var there = rows.getOrDefault(snapshot.revision(), List.of());
            var found = mapper.models(entities(there), snapshot);
            var bearers = IntStream.range(0, found.size())
                    .boxed()
                    .collect(groupingBy(n -> there.get(n).key(), mapping(found::get, toList())));
            alike.forEach(model -> answers.put(model, basesOf(model, bearers)));
        });
        return answers;
    }

    private static List<Model> basesOf(Model model, Map<String, List<Model>> bearers) {
        var bases = new LinkedHashMap<Integer, Model>();
        for (var name : model.row().baseModels) {
            // The name of the base may be a former name of the model itself.
            var others = bearers.getOrDefault(name, List.of()).stream()
                    .filter(other -> other.row().modelId != model.row().modelId)
                    .toList();
            var found = bearers(name, others);
            if (found.size() == 1) {
                bases.putIfAbsent(found.get(0).row().modelId, found.get(0));
            }
        }
        return List.copyOf(bases.values());
    }

    /**
     * Selects from models that have or had a name, or have it as their slug: the models that have the name now; if
     * there are none, the model that has it as its slug; otherwise all of them.
     */
    private static List<Model> bearers(String name, List<Model> found) {
        return Stream.<Function<Model, String>>of(Model::name, Model::slug)
                .map(key -> found.stream()
                        .filter(model -> key.apply(model).equals(name))
                        .toList())
                .filter(bearers -> !bearers.isEmpty())
                .findFirst()
                .orElse(found);
    }

    /** A model that was found by a key. */
    private record Row(String key, ModelEntity model) {}

    private static List<ModelEntity> entities(List<Row> rows) {
        return rows.stream().map(Row::model).toList();
    }

    /**
     * Reads the models that a subquery finds, grouped by revision. The subquery {@code b} selects the column
     * {@code model_id} for {@code k.key} and {@code k.revision}. Each key applies to the revision at the same position.
     */
    private Map<Integer, List<Row>> atRevisions(String subquery, List<String> keys, List<Integer> revisions) {
        var sql = "select k.key, k.revision, " + ModelEntity.COLUMNS_OF_VIEW
                + " from (select distinct * from unnest(cast(:keys as text[]),"
                + " cast(:revisions as int[]))) as k (key, revision)"
                + " cross join lateral " + subquery
                + " join model_entity m on m.model_id = b.model_id"
                + " and m.valid_from <= k.revision and m.valid_until > k.revision";
        return entities.read(session -> session.createNativeQuery(sql, Object[].class)
                .addScalar("key", String.class)
                .addScalar("revision", Integer.class)
                .addEntity(ModelEntity.class)
                .setParameter("keys", keys.toArray(String[]::new))
                .setParameter("revisions", revisions.toArray(Integer[]::new))
                .getResultStream()
                .collect(groupingBy(
                        row -> (Integer) row[1],
                        mapping(row -> new Row((String) row[0], (ModelEntity) row[2]), toList()))));
    }

    /** IDs of the domains that at least one model of the revision has. */
    List<Integer> domainIds(Snapshot snapshot) {
        return inUse(snapshot, "domain_ids");
    }

    /** IDs of the tasks that at least one model of the revision has. */
    List<Integer> taskIds(Snapshot snapshot) {
        return inUse(snapshot, "task_ids");
    }

    private List<Integer> inUse(Snapshot snapshot, String column) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select distinct unnest(m." + column + ") from model_facts m where " + VALID)
                .bind("revision", snapshot.revision())
                .mapTo(Integer.class)
                .list());
    }

    /**
     * All models of the revision that match an SQL condition on {@code m}, in no particular order. Runs one statement.
     */
    List<Model> all(Snapshot snapshot, SqlFragment condition) {
        var sql = "select " + ModelEntity.COLUMNS_OF_VIEW + " from model_entity m where " + VALID + " and "
                + condition.sql();
        var rows = entities.read(
                session -> EntityReader.bound(session.createNativeQuery(sql, ModelEntity.class), condition.binds())
                        .setParameter("revision", snapshot.revision())
                        .getResultList());
        return mapper.models(rows, snapshot);
    }
}
