package dev.modelatlas.history;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A change at its place in a list. */
@Description("A change at its place in a list.")
public record ModelChangeEdge(
        @NonNull @Description("Opaque position, for after and before.")
        String cursor,

        @NonNull @Description("The change.") ModelChange node) {}
