package dev.modelatlas.revision;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A revision at its place in a list. */
@Description("A revision at its place in a list.")
public record RevisionEdge(
        @NonNull @Description("Opaque position, for after and before.")
        String cursor,

        @NonNull @Description("The revision.") Revision node) {}
