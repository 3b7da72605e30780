package dev.modelatlas.organization;

import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.graphql.Direction;

/** A sort key for organizations. */
@Input("OrganizationOrder")
@Description("A sort key for organizations. Unknown values come last in both directions; ties are sorted by slug.")
public record OrganizationOrder(
        @NonNull @Description("Field to sort by.") OrganizationOrderField field,

        @DefaultValue("DESC") @Description("Sort direction.")
        Direction direction) {}
