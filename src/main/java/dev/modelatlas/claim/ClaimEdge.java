package dev.modelatlas.claim;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A claim in a list, with its cursor. */
@Description("A claim in a list, with its cursor.")
public record ClaimEdge(
        @NonNull @Description("Opaque position in the list, for `after` and `before`.")
        String cursor,

        @NonNull @Description("The claim.") Claim node) {}
