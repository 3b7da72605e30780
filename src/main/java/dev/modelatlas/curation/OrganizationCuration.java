package dev.modelatlas.curation;

import java.util.List;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.access.Actor;
import dev.modelatlas.ingest.Curation;
import dev.modelatlas.ingest.reference.ReferenceData;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.sql.SqlFile;
import dev.modelatlas.vocabulary.Sector;

/**
 * An operator's decision about an organization. Null leaves a fact unchanged.
 *
 * @param headquarters ISO code
 * @param group slug of the parent organization; the organization's own slug to remove it from its group
 * @param aliases additional names
 * @param successorOf slug that the organization had before it was renamed
 */
public record OrganizationCuration(
        Actor actor,
        String slug,
        String nameKo,
        Sector sector,
        String headquarters,
        String group,
        List<String> aliases,
        String successorOf)
        implements Curation {

    @Override
    public String summary() {
        return "organization " + slug + " " + nameKo + " " + sector + " " + headquarters + " " + group + " " + aliases
                + " " + successorOf;
    }

    @Override
    public void write(Handle transaction, int revision, ReferenceData reference) {
        var lookup = new CurationLookup(transaction);
        var organization = lookup.currentOrganization("SLUG", slug);
        var code = headquarters == null ? null : lookup.country("--headquarters", headquarters);
        var parent = group == null
                ? null
                : lookup.currentOrganization("--group", group).id();
        aliases.forEach(alias -> checkAlias(transaction, organization, alias));
        if (successorOf != null) {
            succeed(transaction, revision, organization, lookup.organization("--successor-of", successorOf));
        }
        if (nameKo != null || sector != null || code != null || parent != null || !aliases.isEmpty()) {
            transaction
                    .createUpdate(SqlFile.read(OrganizationCuration.class, "curate_organization"))
                    .bind("id", organization.id())
                    .bind("nameKo", nameKo)
                    .bind("sector", sector)
                    .bind("headquarters", code)
                    .bind("group", parent)
                    .bindArray("aliases", String.class, aliases)
                    .execute();
        }
        if (nameKo != null) {
            transaction.execute("update organization set name_ko = ? where id = ?", nameKo, organization.id());
        }
    }

    /**
     * Refuses an alias that is already a name or an alias of another organization. Each name must identify one
     * organization, because an import refuses rows in which the name of an organization is ambiguous.
     */
    private static void checkAlias(Handle transaction, CurationLookup.Organization organization, String alias) {
        record Bearer(String name, boolean isAlias) {}
        transaction
                .createQuery(SqlFile.read(OrganizationCuration.class, "bearers_of_alias"))
                .bind("alias", alias)
                .bind("name", organization.name())
                .mapTo(Bearer.class)
                .findFirst()
                .ifPresent(other -> {
                    throw new RefusedException("--alias: \"" + alias + "\" is "
                            + (other.isAlias()
                                    ? "already an alias of \"" + other.name()
                                            + "\". A name can belong to only one organization."
                                    : "the name of another organization. If that organization was renamed to \""
                                            + organization.name() + "\", use --successor-of."));
                });
    }

    private static void succeed(
            Handle transaction,
            int revision,
            CurationLookup.Organization organization,
            CurationLookup.Organization former) {
        if (organization.slug().equals(former.successor())) {
            return;
        }
        if (former.successor() != null) {
            throw new RefusedException("--successor-of: \"" + former.slug() + "\" was already renamed to \""
                    + former.successor() + "\". Use that slug, or undo the rename with `organizations reset "
                    + former.slug() + "`.");
        }
        if (former.id() == organization.id()) {
            throw new RefusedException("--successor-of: \"" + former.slug()
                    + "\" is the current slug of this organization. Give its former slug.");
        }
        // If {@code former} has predecessors, their successor is now {@code organization}.
        transaction.execute(
                "with ended as (update organization_successor set valid_until = ? where successor_id = ?"
                        + " and valid_until = " + SqlFile.OPEN_END + " returning organization_id)"
                        + " insert into organization_successor (organization_id, valid_from, successor_id)"
                        + " select organization_id, ?, cast(? as int) from ended",
                revision,
                former.id(),
                revision,
                organization.id());
        transaction.execute(
                "insert into organization_successor (organization_id, valid_from, successor_id) values (?, ?, ?)",
                former.id(),
                revision,
                organization.id());
    }
}
