package dev.modelatlas.curation;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.access.Actor;
import dev.modelatlas.ingest.Curation;
import dev.modelatlas.ingest.reference.ReferenceData;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.sql.SqlFile;

/**
 * Removes all decisions of operators about an organization. The reference data then applies again; without it, the
 * facts are unknown.
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
        // The models of the former organization return to it with the next file that names it, because only the source
        // knows which models they were.
        var renamed = transaction.execute(
                "update organization_successor set valid_until = ? where organization_id = ? and valid_until = "
                        + SqlFile.OPEN_END,
                revision,
                organization.id());
        if (said + renamed == 0) {
            throw new RefusedException("Nothing was set for \"" + slug
                    + "\". Run `organizations diff` to list the organizations with settings.");
        }
    }
}
