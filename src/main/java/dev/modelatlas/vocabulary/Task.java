package dev.modelatlas.vocabulary;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * What models are made to do.
 *
 * @param id key of its row
 * @param names what {@code name(language)} chooses from
 */
@Description("What models are made to do, such as Translation.")
public record Task(
        @Ignore int id,

        @NonNull @Description("Stable name for filters and links, such as \"translation\".")
        String slug,

        @Ignore Name names)
        implements Subject {}
