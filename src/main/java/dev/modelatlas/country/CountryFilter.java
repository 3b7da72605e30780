package dev.modelatlas.country;

import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

import dev.modelatlas.vocabulary.CountryBasis;

/** Which countries a client wants. */
@Input("CountryFilter")
@Description("Which countries are wanted.")
public record CountryFilter(
        @Description("Every word of it is found in the code or a name of the country, English, Korean or another that "
                + "sources use, as ModelFilter.text says.")
        String text,

        @Description("At least so many models count for it; left out, countries without models are listed, too.")
        Integer minModels,

        @DefaultValue("HEADQUARTERS") @Description("What minModels and the order go by.")
        CountryBasis basis) {}
