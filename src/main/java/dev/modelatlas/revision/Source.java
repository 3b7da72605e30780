package dev.modelatlas.revision;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** The source from which a revision was created. */
@Description("Where the data comes from, with the attribution that its licence requires.")
public record Source(
        @NonNull @Description("Name of the dataset.") String name,

        @NonNull @Description("URL at which the publisher offers the data.")
        String url,

        @NonNull @Description("Licence of the data.") String licence,

        @NonNull @Description("Attribution to give when you use the data.")
        String attribution,

        @NonNull @Description("SHA-256 of the imported bytes, in lower-case hexadecimal.")
        String sha256) {}
