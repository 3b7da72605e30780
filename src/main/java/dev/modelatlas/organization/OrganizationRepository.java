package dev.modelatlas.organization;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

/** Reads organizations. */
@ApplicationScoped
class OrganizationRepository {
    private final Jdbi jdbi;

    @Inject
    OrganizationRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** All organizations of a revision, by slug. */
    List<OrganizationRow> at(int revision) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select o.id, o.slug, o.name, o.name_ko, o.name_key, v.sector, v.headquarters, v.group_id
                        from organization o
                        join organization_version v on v.organization_id = o.id
                        where v.valid_from <= :revision and v.valid_until > :revision
                        order by o.slug""")
                .bind("revision", revision)
                .mapTo(OrganizationRow.class)
                .list());
    }
}
