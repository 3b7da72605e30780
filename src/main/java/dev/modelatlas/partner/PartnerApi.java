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
import dev.modelatlas.ingest.ImportReport;
import dev.modelatlas.ingest.RefusedException;
import dev.modelatlas.revision.CurrentRevision;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.revision.Revision;

/** Where partners publish. */
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
            "Publishes changes of models and organizations as the next revision: all of them, or none when anything is "
                    + "wrong, which `userErrors` then tells. Ask again with the same input when no answer arrives: it is published once.")
    public PublishRevisionPayload publishRevision(
            @NonNull @Description("What to publish.") PublishRevisionInput input) {
        try {
            var report = publishing.publish(Publisher.of(identity), input);
            // The next request on this server reads what this one has published.
            currentRevision.look();
            return PublishRevisionPayload.of(report, revision(report));
        } catch (RefusedException refusal) {
            return PublishRevisionPayload.of(refusal);
        }
    }

    private Revision revision(ImportReport report) {
        return report.revision() == null ? null : revisions.revision(revisions.at(report.revision()));
    }
}
