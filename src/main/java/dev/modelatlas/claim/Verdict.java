package dev.modelatlas.claim;

import org.eclipse.microprofile.graphql.Description;

/** Whether a claim holds at a revision. */
@Description("Whether a published statement holds at one revision.")
public enum Verdict {
    @Description("All values match the published ones.")
    HOLDS,
    @Description("All essential values match the published ones, but another one does not.")
    HOLDS_IN_PART,
    @Description("An essential value does not match the published one.")
    FAILS,
    @Description("The data cannot decide it; see `reason`.")
    NOT_DECIDABLE
}
