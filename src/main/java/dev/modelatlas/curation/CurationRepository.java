package dev.modelatlas.curation;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.sql.SqlFile;

/** Reads the organizations of the current revision, and the decisions of operators about organizations and models. */
@ApplicationScoped
public class CurationRepository {
    private final Jdbi jdbi;

    public CurationRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * An organization of the current revision.
     *
     * @param group slug of the parent organization; the organization's own slug if it has no parent
     * @param models number of models that the source records for the organization
     */
    public record Listed(String slug, String name, String sector, String headquarters, String group, int models) {

        /** Whether the sector or the headquarters is unknown. Trends count models by both facts. */
        public boolean isIncomplete() {
            return sector == null || headquarters == null;
        }
    }

    /**
     * The facts that operators set for an organization, and its former names. A fact that no operator set is null; if
     * no operator set aliases, their list is empty.
     *
     * @param group name of the parent organization
     * @param formerNames names that the organization had before it was renamed; an operator or the reference data
     *     stated each rename
     */
    public record Said(
            String slug,
            String name,
            String nameKo,
            String sector,
            String headquarters,
            String group,
            List<String> aliases,
            List<String> formerNames) {}

    /**
     * One decision of an operator about a model.
     *
     * @param field name of the fact; null for an alias
     * @param value value of the fact, or the alias
     */
    public record SaidOfModel(String slug, String name, String field, String value, String reason) {}

    /** All organizations of the current revision, those with the most models first. */
    public List<Listed> organizations() {
        return jdbi.withHandle(handle -> handle.select("""
                        with tally as (
                            select id, count(*)::int as models
                            from model_version, unnest(organization_ids) as id
                            where valid_until = %1$s
                            group by id
                        )
                        select o.slug, o.name, v.sector, v.headquarters, g.slug as "group", coalesce(t.models, 0) as models
                        from organization o
                        join organization_version v on v.organization_id = o.id and v.valid_until = %1$s
                        join organization g on g.id = v.group_id
                        left join tally t on t.id = o.id
                        where not exists (
                            select from organization_successor s
                            where s.organization_id = o.id and s.valid_until = %1$s)
                        order by models desc, o.slug""".formatted(SqlFile.OPEN_END))
                .mapTo(Listed.class)
                .list());
    }

    /** The organizations that have former names, or facts that operators set; sorted by slug. */
    public List<Said> saidOfOrganizations() {
        return jdbi.withHandle(handle ->
                handle.select("""
                        select o.slug, o.name, c.name_ko, c.sector, c.headquarters, g.name as "group",
                            coalesce(c.aliases, '{}') as aliases, coalesce(f.names, '{}') as former_names
                        from organization o
                        left join organization_curation c on c.organization_id = o.id
                        left join organization g on g.id = c.group_id
                        left join lateral (
                            select array_agg(f.name order by f.name) as names
                            from organization_successor s
                            join organization f on f.id = s.organization_id
                            where s.successor_id = o.id and s.valid_until = %1$s
                        ) f on true
                        where c.organization_id is not null or f.names is not null
                        order by o.slug""".formatted(SqlFile.OPEN_END)).mapTo(Said.class).list());
    }

    /** The decisions of operators about models, sorted by slug. */
    public List<SaidOfModel> saidOfModels() {
        return jdbi.withHandle(
                handle -> handle.select("""
                        select m.slug, v.name, c.field, c.value, c.reason
                        from (
                            select model_id, field, array_to_string(value, ', ') as value, reason from model_correction
                            union all
                            select model_id, null, alias, null from model_alias
                        ) c
                        join model m on m.id = c.model_id
                        cross join lateral (
                            select name from model_version v where v.model_id = m.id order by valid_from desc limit 1
                        ) v
                        order by m.slug, c.field nulls first, c.value""").mapTo(SaidOfModel.class).list());
    }
}
