package dev.modelatlas.history;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** An import note in a list, with its cursor. */
@Description("An import note with its cursor.")
public record ImportNoteEdge(
        @NonNull @Description("Opaque cursor, to pass as `after` or `before`.")
        String cursor,

        @NonNull @Description("The note.") ImportNote node) {}
