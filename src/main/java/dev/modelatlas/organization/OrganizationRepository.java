package dev.modelatlas.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.country.ModelTally;
import dev.modelatlas.sql.EntityReader;
import dev.modelatlas.vocabulary.OrganizationBasis;

/** Reads organizations. */
@ApplicationScoped
class OrganizationRepository {
    /**
     * An organization at a revision.
     *
     * @param successorId if this organization was renamed at this revision or earlier, the ID of the organization with
     *     the new name; otherwise null
     */
    record OrganizationAt(OrganizationEntity entity, Integer successorId) {}

    record TallyRow(int id, int models, LocalDate firstRelease) {}

    private final Jdbi jdbi;
    private final EntityReader entities;

    OrganizationRepository(Jdbi jdbi, EntityReader entities) {
        this.jdbi = jdbi;
        this.entities = entities;
    }

    /**
     * All organizations of a revision, sorted by slug. Includes organizations that were renamed at that revision or
     * earlier, each with its successor.
     */
    List<OrganizationAt> at(int revision) {
        return entities.read(session -> session.createSelectionQuery("""
                        select o, s.successorId
                        from OrganizationEntity o
                        left join SuccessorEntity s on s.organizationId = o.id
                            and s.validFrom <= :revision and s.validUntil > :revision
                        where o.validFrom <= :revision and o.validUntil > :revision
                        order by o.slug""", OrganizationAt.class)
                .setParameter("revision", revision)
                .getResultList());
    }

    /** The number of models of each organization, by ID. Organizations without models are missing. */
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
