package dev.modelatlas.curation;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.access.Actor;
import dev.modelatlas.ingest.Curation;
import dev.modelatlas.ingest.reference.ReferenceData;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.sql.SqlFile;

/**
 * Undoes the renaming of an organization. If the organization was not renamed, removes all decisions of operators about
 * it. The facts that the decisions replaced then apply again.
 */
public record OrganizationReset(Actor actor, String slug) implements Curation {

    @Override
    public String summary() {
        return "reset of organization " + slug;
    }

    @Override
    public void write(Handle transaction, int revision, ReferenceData reference) {
        var organization = new CurationLookup(transaction).organization("SLUG", slug);
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
}
