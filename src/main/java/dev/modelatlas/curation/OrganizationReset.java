package dev.modelatlas.curation;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.access.Actor;
import dev.modelatlas.ingest.Curation;
import dev.modelatlas.ingest.ReferenceData;
import dev.modelatlas.ingest.RefusedException;
import dev.modelatlas.sql.SqlFile;

/** Takes back all that operators said of an organization: the reference data applies again, else it is unknown. */
public record OrganizationReset(Actor actor, String slug) implements Curation {

    @Override
    public String summary() {
        return "reset of organization " + slug;
    }

    @Override
    public void write(Handle transaction, int revision, ReferenceData reference) {
        var organization = new Lookup(transaction).organization("SLUG", slug);
        transaction
                .createUpdate(SqlFile.read(OrganizationReset.class, "forget_organization"))
                .bind("id", organization.id())
                .execute();
        var said =
                transaction.execute("delete from organization_curation where organization_id = ?", organization.id());
        // Its models come back with the next file that names it: which they were, only their source tells.
        var renamed = transaction.execute(
                "update organization_successor set valid_until = ? where organization_id = ? and valid_until = 2147483647",
                revision,
                organization.id());
        if (said + renamed == 0) {
            throw new RefusedException(
                    "Nothing was set for \"" + slug + "\". Run `organizations diff` to see what was.");
        }
    }
}
