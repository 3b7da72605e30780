package dev.modelatlas.claim;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A claim in a list, with its cursor. */
@Description("A claim with its cursor.")
public record ClaimEdge(
        @NonNull @Description("Opaque cursor, to pass as `after` or `before`.")
        String cursor,

        @NonNull @Description("The claim.") Claim node) {}
