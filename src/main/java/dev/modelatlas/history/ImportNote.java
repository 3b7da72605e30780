package dev.modelatlas.history;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A note on a problem that an import handled, or on a new organization, domain or task in a publication. */
@Description("A problem in the source of a revision, and how the import handled it; in the payload of "
        + "`publishRevision`, the name of a new organization, domain or task.")
public record ImportNote(
        @NonNull @Description("Stable code of the kind of note, such as \"MALFORMED\" or \"NEW_NAME\".")
        String code,

        @Description("Line in the file, starting at 1; null when the note is not about a single line.")
        Integer line,

        @Description("Name of the column in the file or, in a note about a new name, \"organizations\", \"domains\" or "
                + "\"tasks\". Null when the note is not about a single value.")
        String column,

        @Description("The value, shortened; null when the note is not about a single value.")
        String value,

        @NonNull @Description("The problem and how it was handled; for `NEW_NAME`, the new name and similar names.")
        String message) {}
