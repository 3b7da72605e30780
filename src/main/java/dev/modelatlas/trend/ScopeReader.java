package dev.modelatlas.trend;

import jakarta.enterprise.context.ApplicationScoped;

import dev.modelatlas.model.filter.ModelFilter;
import dev.modelatlas.model.filter.ModelFilters;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.trend.count.TrendScope;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

/** Turns the arguments of {@code trends} into a {@link TrendScope}. */
@ApplicationScoped
public class ScopeReader {
    private final ModelFilters filters;

    ScopeReader(ModelFilters filters) {
        this.filters = filters;
    }

    /**
     * The scope that the client's arguments define.
     *
     * @param filter null for all models
     * @param countryBasis null for HEADQUARTERS
     * @param organizationBasis null for GROUP
     * @throws dev.modelatlas.graphql.ApiException BAD_USER_INPUT when a part of the filter is invalid; the error names
     *     this part
     */
    public TrendScope read(
            ModelFilter filter, Snapshot snapshot, CountryBasis countryBasis, OrganizationBasis organizationBasis) {
        var countries = countryBasis == null ? CountryBasis.HEADQUARTERS : countryBasis;
        var organizations = organizationBasis == null ? OrganizationBasis.GROUP : organizationBasis;
        var predicate = filters.predicate(filter, snapshot, countries, organizations, "filter");
        return new TrendScope(snapshot, filter, countries, organizations, predicate);
    }
}
