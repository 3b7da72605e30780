package dev.modelatlas.curation;

import java.util.List;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.access.Actor;
import dev.modelatlas.ingest.Curation;
import dev.modelatlas.ingest.ReferenceData;
import dev.modelatlas.ingest.RefusedException;
import dev.modelatlas.sql.SqlFile;
import dev.modelatlas.vocabulary.Sector;

/**
 * What an operator says of an organization. What is null was not said, and stays as it was.
 *
 * @param headquarters ISO code
 * @param group slug of the parent it is counted under; its own when it is to have none
 * @param aliases names beside those that there are
 * @param successorOf slug of the organization that goes by this name since
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
        var lookup = new Lookup(transaction);
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

    /** A name means one organization, or files that use it are refused. */
    private static void checkAlias(Handle transaction, Lookup.Organization organization, String alias) {
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
                                    ? "an alias of \"" + other.name() + "\" already. A name means one organization."
                                    : "the name of another organization. If it was renamed to \"" + organization.name()
                                            + "\", say so with --successor-of."));
                });
    }

    private static void succeed(
            Handle transaction, int revision, Lookup.Organization organization, Lookup.Organization former) {
        if (organization.slug().equals(former.successor())) {
            return;
        }
        if (former.successor() != null) {
            throw new RefusedException("--successor-of: \"" + former.slug() + "\" was renamed to \""
                    + former.successor() + "\" already. Name that one, or take it back by `organizations reset "
                    + former.slug() + "`.");
        }
        if (former.id() == organization.id()) {
            throw new RefusedException("--successor-of: \"" + former.slug()
                    + "\" is the organization itself. Name the slug that it had before.");
        }
        // What was renamed to the former one is renamed with it.
        transaction.execute(
                "with ended as (update organization_successor set valid_until = ? where successor_id = ?"
                        + " and valid_until = 2147483647 returning organization_id)"
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
