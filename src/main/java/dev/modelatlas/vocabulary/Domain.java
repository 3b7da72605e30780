package dev.modelatlas.vocabulary;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * A domain that models work in, such as Language.
 *
 * @param id ID in the database
 * @param names the display names; the field {@code name(language)} returns one of them
 */
@Description("A domain that models work in, such as Language or Vision.")
public record Domain(
        @Ignore int id,

        @NonNull @Description("Stable identifier for filters and links, such as \"language\".")
        String slug,

        @Ignore Name names)
        implements Subject {}
