package dev.modelatlas.organization;

import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.graphql.Direction;

/** One thing to sort organizations by. */
@Input("OrganizationOrder")
@Description("One thing to sort organizations by. What is unknown comes last in both directions; ties go by slug.")
public record OrganizationOrder(
        @NonNull @Description("What to sort by.") OrganizationOrderField field,

        @DefaultValue("DESC") @Description("Which end comes first.")
        Direction direction) {}
