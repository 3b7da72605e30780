package dev.modelatlas.country;

import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.graphql.Direction;

/** One thing to sort countries by. */
@Input("CountryOrder")
@Description("One thing to sort countries by. What is unknown comes last in both directions; ties go by code.")
public record CountryOrder(
        @NonNull @Description("What to sort by.") CountryOrderField field,

        @DefaultValue("DESC") @Description("Which end comes first.")
        Direction direction) {}
