package dev.modelatlas.claim;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * A value of a claim, as published and as computed.
 *
 * @param labels the label in each language; the field {@code label(language)} returns one of these labels
 */
@Description("One value of a published statement, with the value computed from the data of the revision.")
public record ClaimValue(
        @Ignore Bilingual labels,

        @NonNull @Description(
                "The published value as text: a number, a name, a list, or words such as \"rising\" or " + "\"top 4\".")
        String published,

        @Description("The computed value, rounded to the published precision. Null if the data has no such value.")
        String computed,

        @Description("Whether the computed value matches the published one.")
        boolean matches) {}
