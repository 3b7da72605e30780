package dev.modelatlas.revision;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** What a revision was made from. */
@Description("What the data was taken from, with the credit that its licence asks for.")
public record Source(
        @NonNull @Description("Name of the data set.") String name,

        @NonNull @Description("Where its publisher offers it.")
        String url,

        @NonNull @Description("Licence of the data.") String licence,

        @NonNull @Description("The credit to give when the data is used.")
        String attribution,

        @NonNull @Description("SHA-256 of the bytes that were read, lower-case hexadecimal.")
        String sha256) {}
