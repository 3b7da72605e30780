package dev.modelatlas.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

import dev.modelatlas.model.ModelAt;
import dev.modelatlas.sql.SqlFragment;

import static java.util.stream.Collectors.groupingBy;

/** Reads the change feed. One SQL statement can read a page of changes for each of several models or revisions. */
@ApplicationScoped
class ChangeRepository {
    record Count(int ordinal, int count) {}

    private static final String COLUMNS =
            "m.revision_number, m.slug, m.model_id, m.kind, cast(m.fields as text) as fields";
    private static final String LISTS = """
            from unnest(cast(:lows as int[]), cast(:highs as int[])) with ordinality as k (low, high, ordinal)
            cross join lateral (
                select %s
                from model_change m
                where m.revision_number > k.low and m.revision_number <= k.high
                    and (cardinality(cast(:kinds as text[])) = 0 or m.kind = any(:kinds))
                    and %s
            """;

    private final Jdbi jdbi;

    ChangeRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Reads one page of each list, and one row beyond each page, which shows whether the list continues. A page from
     * the end of a list is read backwards, last row first.
     *
     * @param lists keys whose {@link ChangePageKey#statement} is equal
     * @return rows by the position of their list in {@code lists}, starting at 1; lists without rows are missing
     */
    Map<Integer, List<ChangeRow>> rows(List<ChangePageKey> lists) {
        var keyset = ChangePageKey.OLDEST_FIRST;
        var request = lists.get(0).request();
        var parts = new ArrayList<SqlFragment>();
        if (request.after() != null) {
            parts.add(keyset.beyond(request.after().keys(), false, "after"));
        }
        if (request.before() != null) {
            parts.add(keyset.beyond(request.before().keys(), true, "before"));
        }
        var within = SqlFragment.and(parts);
        var order = keyset.orderBy(request.backward());
        var sql = "select k.ordinal, " + COLUMNS + " " + LISTS.formatted("m.*", within.sql()) + "    order by " + order
                + " limit :limit) m\norder by k.ordinal, " + order;
        return jdbi.withHandle(handle -> bound(handle.createQuery(sql), lists)
                .bindMap(within.binds())
                .bind("limit", request.limit() + 1)
                .mapTo(ChangeRow.class)
                .collect(groupingBy(ChangeRow::ordinal)));
    }

    /** Counts the changes in each list. The keys of the result are positions in {@code lists}, starting at 1. */
    Map<Integer, Integer> counts(List<ChangePageKey> lists) {
        var sql = "select k.ordinal, m.count " + LISTS.formatted("count(*) as count", "true") + ") m";
        return jdbi.withHandle(handle ->
                bound(handle.createQuery(sql), lists).mapTo(Count.class).collectToMap(Count::ordinal, Count::count));
    }

    /**
     * Reads all changes of each model up to the revision that is given with the model, newest first.
     *
     * @return rows by position in {@code places}, starting at 1
     */
    Map<Integer, List<ChangeRow>> histories(Collection<ModelAt> places) {
        return jdbi.withHandle(handle -> handle.createQuery("select k.ordinal, " + COLUMNS
                        + " from unnest(cast(:ids as int[]), cast(:revisions as int[])) with ordinality"
                        + " as k (id, revision, ordinal)"
                        + " join model_change m on m.model_id = k.id and m.revision_number <= k.revision"
                        + " order by k.ordinal, m.revision_number desc")
                .bind("ids", places.stream().map(ModelAt::modelId).toArray(Integer[]::new))
                .bind("revisions", places.stream().map(ModelAt::revision).toArray(Integer[]::new))
                .mapTo(ChangeRow.class)
                .collect(groupingBy(ChangeRow::ordinal)));
    }

    private static Query bound(Query query, List<ChangePageKey> lists) {
        return query.bind("lows", lists.stream().map(ChangePageKey::after).toArray(Integer[]::new))
                .bind("highs", lists.stream().map(ChangePageKey::until).toArray(Integer[]::new))
                .bind("kinds", lists.get(0).kinds().stream().map(Enum::name).toArray(String[]::new));
    }
}
