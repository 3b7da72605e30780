package dev.modelatlas.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.model.filter.FilterBudget;
import dev.modelatlas.model.filter.ModelText;
import dev.modelatlas.sql.EntityReader;
import dev.modelatlas.sql.SqlFragment;
import dev.modelatlas.text.SearchText;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

/** Reads the results of a search with their ranks ({@link SearchText#rank} and {@link SearchText#rankAndDistance}). */
@ApplicationScoped
class SearchRepository {
    record RankedModel(int rank, ModelEntity row) {}

    /**
     * The rank of an organization or country.
     *
     * @param kind {@code organization} or {@code country}
     * @param key ID of the organization, or code of the country
     */
    record RankedKey(String kind, String key, int rank) {}

    private final Jdbi jdbi;
    private final EntityReader entities;

    SearchRepository(Jdbi jdbi, EntityReader entities) {
        this.jdbi = jdbi;
        this.entities = entities;
    }

    /**
     * The models of a revision that match the search string: best rank first, then those at the shortest distance, then
     * newest, then by slug. Runs one statement, which sorts all matches by values that an index contains, and then reads
     * whole rows only for the first matches.
     */
    List<RankedModel> models(SearchText text, int revision, int first) {
        var best = text.isOfOneName() ? ofOneName(text) : ofSeveralNames(text, revision);
        var sql = "with best as (" + best.sql() + " order by rank, m.released_on desc, m.slug limit :first)"
                + " select b.rank, " + ModelEntity.COLUMNS + " from best b"
                + " join model_facts m on m.model_id = b.model_id and m.valid_from = b.valid_from"
                + " join model t on t.id = m.model_id order by b.rank, b.released_on desc, b.slug";
        return entities.read(session -> EntityReader.bound(
                        session.createNativeQuery(sql, Object[].class)
                                .addScalar("rank", Integer.class)
                                .addEntity(ModelEntity.class),
                        best.binds())
                .setParameter("revision", revision)
                .setParameter("first", first)
                .getResultStream()
                .map(pair -> new RankedModel(SearchText.rankOf((Integer) pair[0]), (ModelEntity) pair[1]))
                .toList());
    }

    /** The matches, found by their names. Each name is read only once, to find it and to rank it. */
    private static SqlFragment ofOneName(SearchText text) {
        var rank = text.rankAndDistance();
        return new SqlFragment(
                "select m.model_id, m.valid_from, n.rank, m.released_on, m.slug from model_facts m"
                        + " join (select n.model_id, min(" + rank.sql() + ") as rank from model_name n"
                        + " where n.first_revision <= :revision and "
                        + text.hasEveryTerm().sql() + " group by n.model_id) n"
                        + " on n.model_id = m.model_id where " + ModelRepository.VALID,
                rank.binds());
    }

    /**
     * The matches of several terms, or of terms that occur in names of organizations. A subquery ranks each match
     * separately. If the statement joined the matches with ranked names instead, PostgreSQL would expect few matches,
     * and might compare each match with each name.
     */
    private static SqlFragment ofSeveralNames(SearchText text, int revision) {
        var rank = text.rankAndDistance();
        var predicate = ModelText.predicate(text, revision, new FilterBudget("text"));
        var binds = new HashMap<>(rank.binds());
        binds.putAll(predicate.binds());
        return new SqlFragment(
                "select m.model_id, m.valid_from, (select coalesce(min(" + rank.sql() + "), " + SearchText.farthest()
                        + ") from model_name n where n.model_id = m.model_id and n.first_revision <= :revision) as rank,"
                        + " m.released_on, m.slug from model_facts m where " + ModelRepository.VALID + " and "
                        + predicate.sql(),
                binds);
    }

    /**
     * The ranks of these organizations and countries, by kind and key (see {@link RankedKey}). The names of an
     * organization include those of its former organizations at the revision. Runs one statement, or none if both
     * collections are empty.
     */
    Map<String, Map<String, Integer>> ranks(
            SearchText text, int revision, Collection<Integer> organizations, Collection<String> countries) {
        if (organizations.isEmpty() && countries.isEmpty()) {
            return Map.of();
        }
        var rank = text.rank();
        var sql = "with bearer as (select o.id as organization_id, o.id from unnest(:organizations) o (id) union all"
                + " select organization_id, successor_id from organization_successor where successor_id = any(:organizations)"
                + " and valid_from <= :revision and valid_until > :revision)"
                + " select 'organization' as kind, cast(b.id as text) as key, min(" + rank.sql() + ") as rank"
                + " from bearer b join organization_form n using (organization_id) group by b.id"
                + " union all"
                + " select 'country', n.code, " + rank.sql() + " from country n where n.code = any(:countries)";
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("revision", revision)
                .bind("organizations", organizations.toArray(Integer[]::new))
                .bind("countries", countries.toArray(String[]::new))
                .bindMap(rank.binds())
                .mapTo(RankedKey.class)
                .collect(groupingBy(RankedKey::kind, toMap(RankedKey::key, RankedKey::rank))));
    }
}
