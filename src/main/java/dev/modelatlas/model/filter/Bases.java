package dev.modelatlas.model.filter;

import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

/** The bases by which a filter compares countries and organizations, unless it sets others. */
record Bases(CountryBasis countries, OrganizationBasis organizations) {

    /** The bases of a nested filter, which inherits those that it does not set. */
    Bases within(ModelFilter filter) {
        return new Bases(
                filter.countryBasis() == null ? countries : filter.countryBasis(),
                filter.organizationBasis() == null ? organizations : filter.organizationBasis());
    }
}
