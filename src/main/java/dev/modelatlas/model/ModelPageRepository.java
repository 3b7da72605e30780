package dev.modelatlas.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.sql.EntityReader;
import dev.modelatlas.sql.SqlFragment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

/** Reads pages of models. One statement reads the pages of many {@link ModelGroup}s. */
@ApplicationScoped
class ModelPageRepository {
    private static final String KEYS = "unnest(cast(:keys as text[])) with ordinality as k (key, ordinal)";

    private static final String FACTS = "model_facts";

    private static final String BOUNDED_KEYS =
            "unnest(cast(:keys as text[]), cast(:froms as date[]), cast(:tos as date[]))"
                    + " with ordinality as k (key, released_from, released_to, ordinal)";

    /**
     * Joins the groups with their models. The placeholders stand for the keys of the groups, the columns, the table, the
     * condition of the group, and further conditions.
     */
    private static final String GROUPS = """
            from %s
            cross join lateral (
                select %s
                from %s m
                where m.valid_from <= :revision and m.valid_until > :revision
                    and (%s)
                    and %s
            """;

    /**
     * Limits the release dates. The condition is added only if a group has a bound. Without a bound, all models would
     * match the condition, but PostgreSQL would expect few matches, and would therefore sort all models of a group.
     */
    private static final SqlFragment RELEASED = new SqlFragment(
            "m.released_on >= coalesce(k.released_from, '-infinity')"
                    + " and m.released_on <= coalesce(k.released_to, 'infinity')",
            Map.of());

    /** @param ordinal position of the group in the list of groups, from 1 */
    record GroupedCount(int ordinal, int count) {}

    private final Jdbi jdbi;
    private final EntityReader entities;

    ModelPageRepository(Jdbi jdbi, EntityReader entities) {
        this.jdbi = jdbi;
        this.entities = entities;
    }

    /**
     * Reads the rows of each group in the order of the page, or in reverse order if the page is read from the end of
     * the list. Reads one row more than the page has, which shows whether the list continues.
     *
     * @param statement the part that the keys of all pages share
     * @param groups the groups whose models to read
     * @param predicate the filter as an SQL condition on rows {@code m}
     * @return rows by the position of their group in {@code groups}, starting at 1; groups without rows are missing
     */
    Map<Integer, List<ModelEntity>> rows(ModelPageKey statement, List<ModelGroup> groups, SqlFragment predicate) {
        var keyset = statement.sort().keyset();
        var request = statement.request();
        var parts = new ArrayList<SqlFragment>();
        parts.add(predicate);
        if (request.after() != null) {
            parts.add(keyset.beyond(request.after().keys(), false, "after"));
        }
        if (request.before() != null) {
            parts.add(keyset.beyond(request.before().keys(), true, "before"));
        }
        var within = within(groups, SqlFragment.and(parts));
        var order = keyset.orderBy(request.backward());
        var sql = "select k.ordinal, " + ModelEntity.COLUMNS + " "
                + GROUPS.formatted(keys(groups), "m.*", FACTS, statement.group().condition(), within.sql())
                + "    order by " + order + " limit :limit) m\n"
                + "join model t on t.id = m.model_id\n"
                + "order by k.ordinal, " + order;
        return entities.read(session -> EntityReader.bound(
                        session.createNativeQuery(sql, Object[].class)
                                .addScalar("ordinal", Integer.class)
                                .addEntity(ModelEntity.class),
                        binds(statement, groups, within))
                .setParameter("limit", request.limit() + 1)
                .getResultStream()
                .collect(groupingBy(pair -> (Integer) pair[0], mapping(pair -> (ModelEntity) pair[1], toList()))));
    }

    /**
     * Counts the models in each group, from the table of {@link ModelCombinations} if this table has all columns that
     * the conditions use. The table lacks the release date, so groups with bounds are counted from {@code model_facts}.
     * The keys of the result are positions in {@code groups}, starting at 1.
     */
    Map<Integer, Integer> counts(ModelPageKey statement, List<ModelGroup> groups, SqlFragment predicate) {
        var condition = statement.group().condition();
        var within = within(groups, predicate);
        var isOfCombinations = ModelCombinations.have(condition + " " + within.sql());
        var sql = "select k.ordinal, m.count "
                + GROUPS.formatted(
                        keys(groups),
                        isOfCombinations ? "coalesce(sum(m.models), 0)::int as count" : "count(*) as count",
                        isOfCombinations ? "trend_group" : FACTS,
                        condition,
                        within.sql())
                + ") m";
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bindMap(binds(statement, groups, within))
                .mapTo(GroupedCount.class)
                .collectToMap(GroupedCount::ordinal, GroupedCount::count));
    }

    private static SqlFragment within(List<ModelGroup> groups, SqlFragment predicate) {
        return areBounded(groups) ? SqlFragment.and(List.of(RELEASED, predicate)) : predicate;
    }

    private static String keys(List<ModelGroup> groups) {
        return areBounded(groups) ? BOUNDED_KEYS : KEYS;
    }

    private static boolean areBounded(List<ModelGroup> groups) {
        return groups.stream().anyMatch(group -> group.releasedFrom() != null || group.releasedTo() != null);
    }

    private static Map<String, Object> binds(ModelPageKey statement, List<ModelGroup> groups, SqlFragment predicate) {
        var binds = new HashMap<>(predicate.binds());
        binds.put("keys", texts(groups, ModelGroup::key));
        if (areBounded(groups)) {
            binds.put("froms", texts(groups, ModelGroup::releasedFrom));
            binds.put("tos", texts(groups, ModelGroup::releasedTo));
        }
        binds.put("revision", statement.group().snapshot().revision());
        return binds;
    }

    private static String[] texts(List<ModelGroup> groups, Function<ModelGroup, Object> part) {
        return groups.stream()
                .map(part)
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }
}
