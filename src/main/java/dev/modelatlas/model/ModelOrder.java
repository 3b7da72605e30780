package dev.modelatlas.model;

import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.graphql.Direction;

/** One thing to sort models by. */
@Input("ModelOrder")
@Description("One thing to sort models by. What is unknown comes last in both directions; ties go by slug.")
public record ModelOrder(
        @NonNull @Description("What to sort by.") ModelOrderField field,

        @DefaultValue("DESC") @Description("Which end comes first.")
        Direction direction) {}
