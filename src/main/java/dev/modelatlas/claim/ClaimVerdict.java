package dev.modelatlas.claim;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.revision.Revision;

/** A claim's verdict, from one revision until the verdict changes. */
@Description("The verdict of a published statement, from one revision until the verdict changes.")
public record ClaimVerdict(
        @NonNull @Description("The revision at which the verdict changed, or the oldest revision of the history.")
        Revision revision,

        @NonNull @Description("The verdict.") Verdict verdict) {}
