package dev.modelatlas.claim;

import org.eclipse.microprofile.graphql.Description;

/** Whether a claim holds at a revision. */
@Description("Whether a published statement holds at one revision.")
public enum Verdict {
    @Description("All computed values match the published values.")
    HOLDS,
    @Description("All essential values match the published values, but at least one other value does not. The "
            + "statement depends only on its essential values.")
    HOLDS_IN_PART,
    @Description("At least one essential value does not match the published value. The statement depends only on its "
            + "essential values.")
    FAILS,
    @Description("The data cannot decide the statement; see `reason`.")
    NOT_DECIDABLE
}
