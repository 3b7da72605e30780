package dev.modelatlas.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.country.ModelTally;
import dev.modelatlas.vocabulary.OrganizationBasis;

/** Reads organizations. */
@ApplicationScoped
class OrganizationRepository {
    record TallyRow(int id, int models, LocalDate firstRelease) {}

    private final Jdbi jdbi;

    @Inject
    OrganizationRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** All organizations of a revision, by slug; those, too, that were renamed by then. */
    List<OrganizationRow> at(int revision) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select o.id, o.slug, o.name, o.name_ko, o.name_key, v.sector, v.headquarters, v.group_id, s.successor_id
                        from organization o
                        join organization_version v on v.organization_id = o.id
                        left join organization_successor s on s.organization_id = o.id
                            and s.valid_from <= :revision and s.valid_until > :revision
                        where v.valid_from <= :revision and v.valid_until > :revision
                        order by o.slug""")
                .bind("revision", revision)
                .mapTo(OrganizationRow.class)
                .list());
    }

    /** How many models of a revision count for each organization that any counts for, by key. */
    Map<Integer, ModelTally> tallies(int revision, OrganizationBasis basis) {
        var sql = """
                select o.id, count(distinct m.model_id) as models, min(m.released_on) as first_release
                from model_facts m
                cross join unnest(m.%s) as o (id)
                where m.valid_from <= :revision and m.valid_until > :revision
                group by o.id""".formatted(basis.column());
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("revision", revision)
                .mapTo(TallyRow.class)
                .collectToMap(TallyRow::id, row -> new ModelTally(row.models(), row.firstRelease())));
    }
}
