package dev.modelatlas.country;

import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;

import dev.modelatlas.vocabulary.CountryBasis;

/** Selects countries. */
@Input("CountryFilter")
@Description(
        "Conditions that countries must meet. All given fields must match; an omitted field matches every country.")
public record CountryFilter(
        @Description("Words that must all occur in the code or the names of the country: the English name, the Korean "
                + "name and other names that sources use. The words may occur in different names. Matching follows "
                + "`ModelFilter.text`.")
        String text,

        @Description("Minimum number of models attributed to the country. Default: no minimum, so countries without "
                + "models are listed too.")
        Integer minModels,

        @DefaultValue("HEADQUARTERS")
        @Description("Rule by which models are attributed to countries, for `minModels` " + "and for sorting.")
        CountryBasis basis) {}
