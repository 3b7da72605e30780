package dev.modelatlas.organization;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** An organization at its place in a list. */
@Description("An organization at its place in a list.")
public record OrganizationEdge(
        @NonNull @Description("Opaque position, for after and before.")
        String cursor,

        @NonNull @Description("The organization.") Organization node) {}
