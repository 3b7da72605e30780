package dev.modelatlas.model;

import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.graphql.Direction;

/** A sort key for models. */
@Input("ModelOrder")
@Description("A sort key for models. Unknown values come last in both directions; ties are sorted by slug.")
public record ModelOrder(
        @NonNull @Description("Field to sort by.") ModelOrderField field,

        @DefaultValue("DESC") @Description("Sort direction.")
        Direction direction) {}
