package dev.modelatlas.vocabulary;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * A task that models perform, such as Translation.
 *
 * @param id ID in the database
 * @param names the display names; the field {@code name(language)} returns one of them
 */
@Description("A task that models perform, such as Translation.")
public record Task(
        @Ignore int id,

        @NonNull @Description("Stable identifier for filters and links, such as \"translation\".")
        String slug,

        @Ignore Name names)
        implements Subject {}
