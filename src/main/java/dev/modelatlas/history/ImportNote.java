package dev.modelatlas.history;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A note about a value of a source that could not be used as it was. */
@Description("A problem with the source of a revision, and how the import handled it.")
public record ImportNote(
        @NonNull @Description("Stable code of the kind of note, such as \"MALFORMED\".")
        String code,

        @Description("Line in the file, starting at 1; null when the note is not about a single line.")
        Integer line,

        @Description("Name of the column in the file; null when the note is not about a single cell.")
        String column,

        @Description("Value of the cell, shortened; null when the note is not about a single cell.")
        String value,

        @NonNull @Description("The problem, and how it was handled.")
        String message) {}
