package dev.modelatlas.claim;

import org.eclipse.microprofile.graphql.Description;

/** Whether a claim holds at a revision. */
@Description("Whether a published statement holds at one revision.")
public enum Verdict {
    @Description("All values match the published ones.")
    HOLDS,
    @Description("All essential values match the published ones, but at least one other value does not. The statement "
            + "depends only on its essential values.")
    HOLDS_IN_PART,
    @Description("A value on which the statement depends does not match the published one.")
    FAILS,
    @Description("The data cannot decide the statement; see `reason`.")
    NOT_DECIDABLE
}
