package dev.modelatlas.claim;

import org.eclipse.microprofile.graphql.Description;

/** Whether a claim holds at a revision. */
@Description("Whether a published statement holds at one revision.")
public enum Verdict {
    @Description("All values match the published ones.")
    HOLDS,
    @Description("All essential values, those on which the statement depends, match the published ones. Another "
            + "value does not.")
    HOLDS_IN_PART,
    @Description("A value on which the statement depends does not match the published one.")
    FAILS,
    @Description("The data cannot decide it; see `reason`.")
    NOT_DECIDABLE
}
