package dev.modelatlas.country;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A country at its place in a list. */
@Description("A country at its place in a list.")
public record CountryEdge(
        @NonNull @Description("Opaque position, for after and before.")
        String cursor,

        @NonNull @Description("The country.") Country node) {}
