package dev.modelatlas.model;

import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

/** What countries and organizations are counted by where a filter does not say. */
record Bases(CountryBasis countries, OrganizationBasis organizations) {

    /** Those that a filter states, and these for the rest. */
    Bases within(ModelFilter filter) {
        return new Bases(
                filter.countryBasis() == null ? countries : filter.countryBasis(),
                filter.organizationBasis() == null ? organizations : filter.organizationBasis());
    }
}
