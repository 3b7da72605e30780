package dev.modelatlas.history;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Something of a source that could not be used as it stands. */
@Description("Something of a revision's source that could not be used as it stands, and what was done instead.")
public record ImportNote(
        @NonNull @Description("Kind of the note, for programs: stable, such as \"MALFORMED\".")
        String code,

        @Description("Line of the file, from 1; null when the note is not about one line.")
        Integer line,

        @Description("Column as the file names it; null when the note is not about one cell.")
        String column,

        @Description("Value of the cell, shortened; null when the note is not about one cell.")
        String value,

        @NonNull @Description("What is wrong, and what was done.")
        String message) {}
