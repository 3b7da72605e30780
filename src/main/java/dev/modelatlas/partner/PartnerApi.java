package dev.modelatlas.partner;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;

import io.quarkus.security.identity.SecurityIdentity;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.access.KeyRole;
import dev.modelatlas.access.Publisher;
import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.revision.CurrentRevision;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.revision.Revision;

/** Resolves the mutation {@code publishRevision}. */
@GraphQLApi
public class PartnerApi {
    private final Publishing publishing;
    private final CurrentRevision currentRevision;
    private final RequestRevisions revisions;
    private final SecurityIdentity identity;

    @Inject
    PartnerApi(
            Publishing publishing,
            CurrentRevision currentRevision,
            RequestRevisions revisions,
            SecurityIdentity identity) {
        this.publishing = publishing;
        this.currentRevision = currentRevision;
        this.revisions = revisions;
        this.identity = identity;
    }

    @Mutation
    @RolesAllowed(KeyRole.PUBLISHER_NAME)
    @Description(
            "Publishes changes to models and organizations as the next revision. If `userErrors` lists a problem, nothing "
                    + "is published. If you receive no response, send the same input again: it is published only once.")
    public PublishRevisionPayload publishRevision(
            @NonNull @Description("The changes to publish.") PublishRevisionInput input) {
        try {
            var report = publishing.publish(Publisher.of(identity), input);
            // The next request to this server must see what this request has published.
            currentRevision.lookAtPrimary();
            return PublishRevisionPayload.of(report, revision(report));
        } catch (RefusedException refusal) {
            return PublishRevisionPayload.of(refusal);
        }
    }

    private Revision revision(ImportReport report) {
        return report.revision() == null ? null : revisions.revision(revisions.at(report.revision()));
    }
}
