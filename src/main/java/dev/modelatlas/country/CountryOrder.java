package dev.modelatlas.country;

import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.graphql.Direction;

/** A sort key for countries. */
@Input("CountryOrder")
@Description("A sort key for countries. Unknown values come last in both directions; ties are sorted by code.")
public record CountryOrder(
        @NonNull @Description("Field to sort by.") CountryOrderField field,

        @DefaultValue("DESC") @Description("Sort direction.")
        Direction direction) {}
