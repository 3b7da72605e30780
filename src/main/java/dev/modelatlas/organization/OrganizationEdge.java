package dev.modelatlas.organization;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** An organization in a list, with its cursor. */
@Description("An organization with its cursor.")
public record OrganizationEdge(
        @NonNull @Description("Opaque cursor, to pass as `after` or `before`.")
        String cursor,

        @NonNull @Description("The organization.") Organization node) {}
