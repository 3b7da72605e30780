package dev.modelatlas.claim;

import org.eclipse.microprofile.graphql.Description;

/** Whether a claim holds at a revision. */
@Description("Whether a published statement holds at one revision.")
public enum Verdict {
    @Description("All computed values match the published values.")
    HOLDS,
    @Description("All values that are essential to the statement match the published values, but at least one other "
            + "value does not.")
    HOLDS_IN_PART,
    @Description("At least one value that is essential to the statement does not match the published value.")
    FAILS,
    @Description("The data cannot decide the statement; see `reason`.")
    NOT_DECIDABLE
}
