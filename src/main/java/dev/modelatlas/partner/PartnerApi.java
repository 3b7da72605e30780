package dev.modelatlas.partner;

import jakarta.annotation.security.RolesAllowed;

import io.quarkus.security.identity.SecurityIdentity;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.jboss.logging.Logger;

import dev.modelatlas.access.KeyRole;
import dev.modelatlas.access.Publisher;
import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.ingest.draft.PlainText;
import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.revision.CurrentRevision;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.revision.Revision;
import dev.modelatlas.sql.DatabaseFailure;
import dev.modelatlas.sql.Deadline;

/** Resolves the mutation {@code publishRevision}. */
@GraphQLApi
public class PartnerApi {
    private static final Logger LOG = Logger.getLogger(PartnerApi.class);
    private static final String TOO_LATE =
            "The publication took too long, so this call published nothing. Send the same input"
                    + " again later, or send fewer rows in each call.";

    private static final String NOT_BEGUN =
            "Another import or publication is still in progress, so this call published nothing. Send the same input"
                    + " again later.";

    private final Publishing publishing;
    private final CurrentRevision currentRevision;
    private final RequestRevisions revisions;
    private final SecurityIdentity identity;

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
            // Publishing may use only a part of the request's time. The rest is for the response, because the request
            // must not time out after the commit.
            var report = Deadline.withTimeToSpare(() -> publish(input));
            log((report.replayed() ? "was repeated. " : "ended. ") + report.summary());
            // The next request to this server must see what this request has published.
            currentRevision.lookAfterCommit();
            return PublishRevisionPayload.of(report, revision(report));
        } catch (RefusedException refusal) {
            log("was refused. " + refusal.summary());
            return PublishRevisionPayload.of(refusal);
        }
    }

    /** Logs how a publication ended. The words may quote the input: they must not begin a new line in the log. */
    private void log(String words) {
        LOG.info(PlainText.visible(
                "A publication of publisher " + Publisher.of(identity).name() + " " + words));
    }

    /** @throws ApiException TIMEOUT when the publication took too long; in this case, nothing is published */
    private ImportReport publish(PublishRevisionInput input) {
        try {
            return publishing.publish(Publisher.of(identity), input);
        } catch (Ingest.UnknownOutcomeException unknown) {
            throw unknown;
        } catch (Ingest.NotBegunException late) {
            log("waited too long for another import or publication, so nothing was published.");
            throw new ApiException(ErrorCode.TIMEOUT, null, NOT_BEGUN);
        } catch (RuntimeException failure) {
            if (DatabaseFailure.of(failure)
                    .filter(DatabaseFailure.TIMEOUT::equals)
                    .isPresent()) {
                log("took too long, so nothing was published.");
                throw new ApiException(ErrorCode.TIMEOUT, null, TOO_LATE);
            }
            throw failure;
        }
    }

    /** @throws ApiException when the new revision cannot be read; the error says that the revision was published */
    private Revision revision(ImportReport report) {
        if (report.revision() == null) {
            return null;
        }
        try {
            return revisions.revision(revisions.at(report.revision()));
        } catch (RuntimeException failure) {
            throw DatabaseFailure.of(failure)
                    .map(kind -> new ApiException(
                            kind == DatabaseFailure.TIMEOUT ? ErrorCode.TIMEOUT : ErrorCode.UNAVAILABLE,
                            null,
                            "Revision " + report.revision() + " was published, but could not be read for this response."
                                    + " Read it with a new request."))
                    .map(RuntimeException.class::cast)
                    .orElse(failure);
        }
    }
}
