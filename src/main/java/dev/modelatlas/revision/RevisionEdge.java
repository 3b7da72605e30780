package dev.modelatlas.revision;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A revision in a list, with its cursor. */
@Description("A revision with its cursor.")
public record RevisionEdge(
        @NonNull @Description("Opaque cursor, to pass as `after` or `before`.")
        String cursor,

        @NonNull @Description("The revision.") Revision node) {}
