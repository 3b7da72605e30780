package dev.modelatlas.model;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A model in a list, with its cursor. */
@Description("A model with its cursor.")
public record ModelEdge(
        @NonNull @Description("Opaque cursor, to pass as `after` or `before`.")
        String cursor,

        @NonNull @Description("The model.") Model node) {}
