package dev.modelatlas.country;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A country in a list, with its cursor. */
@Description("A country with its cursor.")
public record CountryEdge(
        @NonNull @Description("Opaque cursor, to pass as `after` or `before`.")
        String cursor,

        @NonNull @Description("The country.") Country node) {}
