package dev.modelatlas.curation;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.access.Actor;
import dev.modelatlas.ingest.Curation;
import dev.modelatlas.ingest.reference.ReferenceData;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.sql.SqlFile;

/**
 * Removes all decisions of operators about an organization. The facts of the reference data then apply again. Facts
 * that only operators had set become unknown.
 */
public record OrganizationReset(Actor actor, String slug) implements Curation {

    @Override
    public String summary() {
        return "reset of organization " + slug;
    }

    @Override
    public void write(Handle transaction, int revision, ReferenceData reference) {
        var organization = new CurationLookup(transaction).organization("SLUG", slug);
        transaction
                .createUpdate(SqlFile.read(OrganizationReset.class, "forget_organization"))
                .bind("id", organization.id())
                .execute();
        var said =
                transaction.execute("delete from organization_curation where organization_id = ?", organization.id());
        // An organization whose rename is undone gets its models back with the next file that names it. Only the source
        // knows which models belong to it.
        var renamed = transaction.execute(
                "update organization_successor set valid_until = ? where organization_id = ? and valid_until = "
                        + SqlFile.OPEN_END,
                revision,
                organization.id());
        if (said + renamed == 0) {
            throw new RefusedException("Nothing was set for \"" + slug
                    + "\". Run `organizations diff` to list the organizations whose values operators changed.");
        }
    }
}
