package dev.modelatlas.model;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A model at its place in a list. */
@Description("A model at its place in a list.")
public record ModelEdge(
        @NonNull @Description("Opaque position, for after and before.")
        String cursor,

        @NonNull @Description("The model.") Model node) {}
