package dev.modelatlas.curation;

import java.util.List;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.access.Actor;
import dev.modelatlas.ingest.Curation;
import dev.modelatlas.ingest.reference.ReferenceData;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.sql.SqlFile;

/**
 * Undoes the renaming of an organization. If the organization was not renamed, removes all decisions of operators about
 * it. The facts that the decisions replaced then apply again.
 *
 * @param aliases if not empty, removes only these aliases
 */
public record OrganizationReset(Actor actor, String slug, List<String> aliases) implements Curation {

    @Override
    public String summary() {
        return "reset of organization " + slug + " " + aliases;
    }

    @Override
    public void write(Handle transaction, int revision, ReferenceData reference) {
        var organization = new CurationLookup(transaction).organization("SLUG", slug);
        if (!aliases.isEmpty()) {
            aliases.forEach(alias -> forgetAlias(transaction, organization.id(), alias));
            return;
        }
        if (organization.successor() != null) {
            // The organization gets its models back with the next file that names it. Only the source knows which
            // models belong to it.
            transaction
                    .createUpdate(SqlFile.read(OrganizationReset.class, "end_renaming"))
                    .bind("id", organization.id())
                    .bind("revision", revision)
                    .execute();
            return;
        }
        transaction.execute(
                "delete from organization_alias a using organization_curation c"
                        + " where c.organization_id = ? and a.organization_id = c.organization_id"
                        + " and a.alias = any (c.aliases)",
                organization.id());
        var said =
                transaction.execute("delete from organization_curation where organization_id = ?", organization.id());
        if (said == 0) {
            throw new RefusedException("Nothing was set for \"" + slug
                    + "\". Run `organizations diff` to list the organizations whose values operators changed.");
        }
        // The import derives the facts again. Names change before it begins.
        transaction.execute(
                "update organization o set name_ko = k.name_ko from organization_stated k"
                        + " where o.id = ? and k.organization_id = o.id",
                organization.id());
    }

    private void forgetAlias(Handle transaction, int id, String alias) {
        // An organization for which nothing else is set has no row in the table.
        var said = transaction.execute(
                        "delete from organization_curation where organization_id = ? and aliases = array[cast(? as text)]"
                                + " and num_nonnulls(name_ko, sector, headquarters, group_id) = 0",
                        id,
                        alias)
                + transaction.execute(
                        "update organization_curation set aliases = array_remove(aliases, ?)"
                                + " where organization_id = ? and ? = any (aliases)",
                        alias,
                        id,
                        alias);
        if (said == 0) {
            throw new RefusedException("--alias: \"" + alias + "\" is not an alias that operators set for \"" + slug
                    + "\". Run `organizations diff` to list them.");
        }
        transaction.execute("delete from organization_alias where organization_id = ? and alias = ?", id, alias);
    }
}
