package dev.modelatlas.model;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
import dev.modelatlas.vocabulary.Confidence;
import dev.modelatlas.vocabulary.ModelAccessibility;
import dev.modelatlas.vocabulary.Sector;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

/** Reads models, at one revision each time. */
@ApplicationScoped
public class ModelRepository {
    /** What makes a row {@code m} part of the revision that is read. */
    static final String VALID = "m.valid_from <= :revision and m.valid_until > :revision";

    record RowAt(int revision, ModelRow row) {}

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

    /** The model of that slug; empty when the revision has none. Planned once, while a list is planned each time. */
    Optional<Model> bySlug(Snapshot snapshot, String slug) {
        return all(snapshot, new SqlFragment("m.slug = :slug", Map.of("slug", slug))).stream()
                .findFirst();
    }

    /** The models as they were at some revisions, all of which exist; without those that were not there. One statement. */
    public Map<ModelAt, Model> at(Collection<ModelAt> places) {
        var rows = atRevisions(
                "m.model_id = cast(k.key as int)",
                places.stream().map(place -> Integer.toString(place.modelId())).toList(),
                places.stream().map(ModelAt::revision).toList());
        var models = new HashMap<ModelAt, Model>();
        rows.forEach((revision, there) -> reader.models(there, new Snapshot(revision, true))
                .forEach(model -> models.put(new ModelAt(model.row().modelId(), revision), model)));
        return models;
    }

    /**
     * What models were made from: those that bear, at the same revision, a name that is recorded for it and that
     * nobody else bears. One statement.
     */
    Map<Model, List<Model>> baseModels(Collection<Model> models) {
        var names = new ArrayList<String>();
        var revisions = new ArrayList<Integer>();
        models.forEach(model -> model.row().baseModels().forEach(name -> {
            names.add(name);
            revisions.add(model.snapshot().revision());
        }));
        var rows =
                names.isEmpty() ? Map.<Integer, List<ModelRow>>of() : atRevisions("m.name = k.key", names, revisions);
        var answers = new HashMap<Model, List<Model>>();
        models.stream().collect(groupingBy(Model::snapshot)).forEach((snapshot, alike) -> {
            var bearers = reader.models(rows.getOrDefault(snapshot.revision(), List.of()), snapshot).stream()
                    .collect(groupingBy(Model::name));
            alike.forEach(model -> answers.put(
                    model,
                    model.row().baseModels().stream()
                            .map(name -> bearers.getOrDefault(name, List.of()))
                            .filter(found -> found.size() == 1)
                            .map(found -> found.get(0))
                            .toList()));
        });
        return answers;
    }

    /**
     * A row as it stands in the result of a statement. By hand, as Jdbi's reflection takes longer than the database.
     *
     * @param first place of the first of {@link ModelRow#COLUMNS}
     */
    static ModelRow row(ResultSet row, int first) throws SQLException {
        var place = first;
        return new ModelRow(
                row.getInt(place++),
                row.getString(place++),
                row.getInt(place++),
                row.getString(place++),
                row.getInt(place++),
                row.getString(place++),
                row.getString(place++),
                row.getObject(place++, LocalDate.class),
                numbers(row, place++),
                numbers(row, place++),
                texts(row, place++),
                texts(row, place++),
                texts(row, place++),
                texts(row, place++).stream().map(Sector::valueOf).toList(),
                numbers(row, place++),
                numbers(row, place++),
                number(row, place++),
                number(row, place++),
                number(row, place++),
                number(row, place++),
                texts(row, place++),
                (Integer) row.getObject(place++),
                named(ModelAccessibility.class, row.getString(place++)),
                named(Confidence.class, row.getString(place++)),
                texts(row, place++),
                texts(row, place));
    }

    private static Double number(ResultSet row, int place) throws SQLException {
        var number = row.getDouble(place);
        return row.wasNull() ? null : number;
    }

    private static List<Integer> numbers(ResultSet row, int place) throws SQLException {
        return List.of((Integer[]) row.getArray(place).getArray());
    }

    private static List<String> texts(ResultSet row, int place) throws SQLException {
        return List.of((String[]) row.getArray(place).getArray());
    }

    private static <E extends Enum<E>> E named(Class<E> type, String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }

    /** Rows by revision, where {@code k} pairs a key with each revision. */
    private Map<Integer, List<ModelRow>> atRevisions(String condition, List<String> keys, List<Integer> revisions) {
        return jdbi.withHandle(handle -> handle.createQuery("select k.revision, " + ModelRow.COLUMNS
                        + " from (select distinct * from unnest(cast(:keys as text[]), cast(:revisions as int[])))"
                        + " as k (key, revision)"
                        + " join model_facts m on " + condition
                        + " and m.valid_from <= k.revision and m.valid_until > k.revision"
                        + " join model t on t.id = m.model_id")
                .bind("keys", keys.toArray(String[]::new))
                .bind("revisions", revisions.toArray(Integer[]::new))
                .map((row, context) -> new RowAt(row.getInt(1), row(row, 2)))
                .collect(groupingBy(RowAt::revision, mapping(RowAt::row, toList()))));
    }

    /** The domains that models of a revision have. */
    List<Integer> domainIds(Snapshot snapshot) {
        return inUse(snapshot, "domain_ids");
    }

    /** The tasks that models of a revision have. */
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

    /** All models of the revision that meet a condition on {@code m}, in no order. One statement. */
    List<Model> all(Snapshot snapshot, SqlFragment condition) {
        var rows = jdbi.withHandle(handle -> handle.createQuery("select " + ModelRow.COLUMNS
                        + " from model_facts m join model t on t.id = m.model_id where " + VALID + " and "
                        + condition.sql())
                .bind("revision", snapshot.revision())
                .bindMap(condition.binds())
                .map((row, context) -> row(row, 1))
                .list());
        return reader.models(rows, snapshot);
    }
}
