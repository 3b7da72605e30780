package dev.modelatlas.model.filter;

import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

/** The bases that a filter uses for countries and organizations if it sets none itself. */
record Bases(CountryBasis countries, OrganizationBasis organizations) {

    /** The bases of a nested filter. It inherits each basis that it does not set. */
    Bases within(ModelFilter filter) {
        return new Bases(
                filter.countryBasis() == null ? countries : filter.countryBasis(),
                filter.organizationBasis() == null ? organizations : filter.organizationBasis());
    }
}
