package dev.modelatlas.recount;

import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

/**
 * The arguments of `trends`.
 *
 * @param from null for the first year that has a model
 * @param to null for the last one
 */
record Question(
        Filter filter, Integer from, Integer to, CountryBasis countryBasis, OrganizationBasis organizationBasis) {

    /** Everything of a window, on the default bases of the contract. */
    static Question window(Integer from, Integer to) {
        return new Question(Filter.NONE, from, to, CountryBasis.HEADQUARTERS, OrganizationBasis.GROUP);
    }

    Question on(CountryBasis basis) {
        return new Question(filter, from, to, basis, organizationBasis);
    }

    Question on(OrganizationBasis basis) {
        return new Question(filter, from, to, countryBasis, basis);
    }

    Question where(Filter other) {
        return new Question(other, from, to, countryBasis, organizationBasis);
    }

    boolean asksFor(Fact fact) {
        return filter.matches(fact, countryBasis, organizationBasis);
    }

    /** The field of a query, without its selection. */
    String field(int revision) {
        return "trends(filter: " + filter.literal() + ", from: " + from + ", to: " + to + ", countryBasis: "
                + countryBasis + ", organizationBasis: " + organizationBasis + ", revision: " + revision + ")";
    }
}
