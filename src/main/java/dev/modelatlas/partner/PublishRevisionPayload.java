package dev.modelatlas.partner;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.ingest.ImportReport;
import dev.modelatlas.ingest.RefusedException;
import dev.modelatlas.revision.Revision;

/** What a publication did, or would have done, or why it was refused. */
@Description(
        "What a publication did; with `dryRun`, what it would do. Nothing of it was written when there are userErrors.")
public record PublishRevisionPayload(
        @Description("The revision that was made; null when nothing changed, nothing was to be written or there are "
                + "userErrors.")
        Revision revision,

        @Description("Models that are new, or came back.") int added,

        @Description("Models whose facts changed under the same name.")
        int changed,

        @Description("Models that changed their name, perhaps with other facts.")
        int renamed,

        @Description("Models that were stated as they are.") int unchanged,
        @Description("Models that were removed.") int removed,

        @Description(
                "Whether this input was published before under its idempotencyKey: then this is the first answer, and "
                        + "nothing was done.")
        boolean replayed,

        @NonNull @Description("All that is wrong with the input, in its order; empty when it was published.")
        List<@NonNull UserError> userErrors) {

    /** @param revision null when none was made */
    static PublishRevisionPayload of(ImportReport report, Revision revision) {
        return new PublishRevisionPayload(
                revision,
                report.added() + report.restored(),
                report.changed(),
                report.renamed(),
                report.unchanged(),
                report.removed(),
                report.replayed(),
                List.of());
    }

    static PublishRevisionPayload of(RefusedException refusal) {
        return new PublishRevisionPayload(
                null,
                0,
                0,
                0,
                0,
                0,
                false,
                refusal.problems().stream().map(UserError::of).toList());
    }
}
