package dev.modelatlas.history;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A note at its place in a list. */
@Description("A note at its place in a list.")
public record ImportNoteEdge(
        @NonNull @Description("Opaque position, for after and before.")
        String cursor,

        @NonNull @Description("The note.") ImportNote node) {}
