package dev.modelatlas.history;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A change in a list, with its cursor. */
@Description("A change with its cursor.")
public record ModelChangeEdge(
        @NonNull @Description("Opaque cursor, to pass as `after` or `before`.")
        String cursor,

        @NonNull @Description("The change.") ModelChange node) {}
