package dev.modelatlas.vocabulary;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * A field of use.
 *
 * @param id key of its row
 * @param names what {@code name(language)} chooses from
 */
@Description("A field of use, such as Language or Vision.")
public record Domain(
        @Ignore int id,

        @NonNull @Description("Stable name for filters and links, such as \"language\".")
        String slug,

        @Ignore Name names)
        implements Subject {}
