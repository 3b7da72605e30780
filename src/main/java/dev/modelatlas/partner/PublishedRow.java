package dev.modelatlas.partner;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.ingest.report.CallRow;

/** What a publication did with one row of its input. */
@Description("What a publication does with one row of its input; in a dry run, what it would do.")
public record PublishedRow(
        @NonNull @Description("Position in the input: the name of a list, and the position in this list, counted "
                + "from 0. Example: [\"upserts\", \"3\"].")
        List<@NonNull String> path,

        @NonNull @Description("Slug of the model or organization. If it is new, a dry run shows the slug that it would get.")
        String slug,

        @NonNull @Description("\"ADDED\", \"CHANGED\", \"RENAMED\", \"RESTORED\" (after a removal), \"RESTATED\", "
                + "\"UNCHANGED\" or \"REMOVED\". For an organization, only \"ADDED\", \"CHANGED\" or \"UNCHANGED\".")
        String outcome,

        @Description(
                "How the row was matched with the existing model or organization: \"SLUG\" or \"NAME\"; null if it "
                        + "is new.")
        String matchedBy) {

    static PublishedRow of(CallRow row) {
        return new PublishedRow(row.path(), row.slug(), row.outcome(), row.matchedBy());
    }
}
