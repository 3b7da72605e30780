package dev.modelatlas.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

import dev.modelatlas.sql.SqlFragment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

/** Reads pages of models, those of many groups in one statement. */
@ApplicationScoped
class ModelPageRepository {
    /** The groups, and what each restricts the models to. */
    private static final String GROUPS = """
            from unnest(cast(:keys as text[]), cast(:froms as date[]), cast(:tos as date[]))
                with ordinality as k (key, released_from, released_to, ordinal)
            cross join lateral (
                select %s
                from model_facts m
                where m.valid_from <= :revision and m.valid_until > :revision
                    and (%s)
                    and %s
            """;

    /** Only where there is one: PostgreSQL would take it to leave few models, and then sort them all. */
    private static final SqlFragment RELEASED = new SqlFragment(
            "m.released_on >= coalesce(k.released_from, '-infinity')"
                    + " and m.released_on <= coalesce(k.released_to, 'infinity')",
            Map.of());

    /** @param ordinal place of the group in the list of groups, from 1 */
    record GroupedRow(int ordinal, ModelRow row) {}

    record GroupedCount(int ordinal, int count) {}

    private final Jdbi jdbi;

    @Inject
    ModelPageRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * One row more than the page holds, for each group, in reading order.
     *
     * @param statement what the pages have in common
     * @param groups whose models
     * @param predicate what the filter makes of rows {@code m}
     * @return by place of the group in {@code groups}, from 1; without groups that have none
     */
    Map<Integer, List<ModelRow>> rows(ModelPageKey statement, List<ModelGroup> groups, SqlFragment predicate) {
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
        var order = keyset.orderBy("m", request.backward());
        var sql = "select k.ordinal, " + ModelRow.COLUMNS + " "
                + GROUPS.formatted("m.*", statement.group().condition(), within.sql())
                + "    order by " + order + " limit :limit) m\n"
                + "join model t on t.id = m.model_id\n"
                + "order by k.ordinal, " + order;
        return jdbi.withHandle(handle -> bound(handle.createQuery(sql), statement, groups, within)
                .bind("limit", request.limit() + 1)
                .map((row, context) -> new GroupedRow(row.getInt(1), ModelRepository.row(row, 2)))
                .collect(groupingBy(GroupedRow::ordinal, mapping(GroupedRow::row, toList()))));
    }

    /** How many models each group has; see {@link #rows}. */
    Map<Integer, Integer> counts(ModelPageKey statement, List<ModelGroup> groups, SqlFragment predicate) {
        var within = within(groups, predicate);
        var sql = "select k.ordinal, m.count "
                + GROUPS.formatted("count(*) as count", statement.group().condition(), within.sql()) + ") m";
        return jdbi.withHandle(handle -> bound(handle.createQuery(sql), statement, groups, within)
                .mapTo(GroupedCount.class)
                .collectToMap(GroupedCount::ordinal, GroupedCount::count));
    }

    private static SqlFragment within(List<ModelGroup> groups, SqlFragment predicate) {
        var isBounded = groups.stream().anyMatch(group -> group.releasedFrom() != null || group.releasedTo() != null);
        return isBounded ? SqlFragment.and(List.of(RELEASED, predicate)) : predicate;
    }

    private static Query bound(Query query, ModelPageKey statement, List<ModelGroup> groups, SqlFragment predicate) {
        return query.bind("keys", groups.stream().map(ModelGroup::key).toArray(String[]::new))
                .bind(
                        "froms",
                        groups.stream().map(group -> text(group.releasedFrom())).toArray(String[]::new))
                .bind(
                        "tos",
                        groups.stream().map(group -> text(group.releasedTo())).toArray(String[]::new))
                .bind("revision", statement.group().snapshot().revision())
                .bindMap(predicate.binds());
    }

    private static String text(LocalDate day) {
        return day == null ? null : day.toString();
    }
}
