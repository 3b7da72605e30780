package dev.modelatlas.trend.count;

import java.time.LocalDate;
import java.util.List;

import dev.modelatlas.model.ModelGroup;
import dev.modelatlas.model.filter.ModelFilter;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.sql.SqlFragment;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

/**
 * Defines which models are counted: a revision, a filter of its models, and the bases by which the models are
 * attributed.
 *
 * @param filter the client's filter; null matches all models
 * @param predicate the filter as an SQL condition on a row {@code m} of {@code model_facts}
 */
public record TrendScope(
        Snapshot snapshot,
        ModelFilter filter,
        CountryBasis countryBasis,
        OrganizationBasis organizationBasis,
        SqlFragment predicate) {

    /** A scope of all models of a revision. */
    public static TrendScope everything(
            Snapshot snapshot, CountryBasis countryBasis, OrganizationBasis organizationBasis) {
        return new TrendScope(snapshot, null, countryBasis, organizationBasis, SqlFragment.TRUE);
    }

    /** Whether there is no filter, so that precomputed counts apply. */
    public boolean isOfAll() {
        return predicate.equals(SqlFragment.TRUE);
    }

    /**
     * Returns three values: the filter as an SQL condition, and the bases for countries and organizations. If several
     * scopes have the same three values, one statement can read them all, even at different revisions.
     */
    Object condition() {
        return List.of(predicate, countryBasis, organizationBasis);
    }

    /** The SQL fragments for a dimension, with the bases of this scope. */
    public Breakdown breakdown(Dimension by) {
        return Breakdown.of(by, countryBasis, organizationBasis);
    }

    /** The models of this scope released from year {@code from} to {@code to}. */
    public ModelGroup models(int from, int to) {
        return group("true", null, from, to);
    }

    /**
     * The models of this scope released from year {@code from} to {@code to} that also match an SQL condition (see
     * {@link ModelGroup}).
     */
    public ModelGroup group(String condition, String key, int from, int to) {
        return new ModelGroup(
                snapshot,
                filter,
                countryBasis,
                organizationBasis,
                condition,
                key,
                LocalDate.of(from, 1, 1),
                LocalDate.of(to, 12, 31));
    }

    /**
     * The years that the data covers completely. They depend on the date of the source and on the release dates that
     * the filter accepts.
     */
    public Coverage coverage(LocalDate asOf) {
        return Coverage.of(asOf, filter);
    }
}
