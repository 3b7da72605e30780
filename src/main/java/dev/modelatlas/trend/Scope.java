package dev.modelatlas.trend;

import java.time.LocalDate;
import java.util.stream.Stream;

import dev.modelatlas.model.ModelFilter;
import dev.modelatlas.model.ModelGroup;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.sql.SqlFragment;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

/**
 * Which models are counted, and what they count for.
 *
 * @param filter the client's; null restricts nothing
 * @param predicate the filter as a condition on a row {@code m} of {@code model_facts}
 */
record Scope(
        Snapshot snapshot,
        ModelFilter filter,
        CountryBasis countryBasis,
        OrganizationBasis organizationBasis,
        SqlFragment predicate) {

    /** All models of a revision. */
    static Scope everything(Snapshot snapshot, CountryBasis countryBasis, OrganizationBasis organizationBasis) {
        return new Scope(snapshot, null, countryBasis, organizationBasis, SqlFragment.TRUE);
    }

    /** Whether no filter restricts it: what it counts was counted in advance. */
    boolean isOfAll() {
        return predicate.equals(SqlFragment.TRUE);
    }

    /** How a dimension is read on the bases of this scope. */
    Breakdown breakdown(Dimension by) {
        return Breakdown.of(by, countryBasis, organizationBasis);
    }

    /** The models of this scope that were released in the window. */
    ModelGroup models(int from, int to) {
        return group("true", null, from, to);
    }

    /** The models of this scope that were released in the window and meet a condition on {@code m} and {@code k}. */
    ModelGroup group(String condition, String key, int from, int to) {
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

    /** Which years are whole when the source stood at that day, under the bounds that all models must meet. */
    Coverage coverage(LocalDate asOf) {
        var firstDay = required(filter)
                .map(ModelFilter::releasedFrom)
                .filter(day -> day != null)
                .max(LocalDate::compareTo);
        var lastDay = required(filter)
                .map(ModelFilter::releasedTo)
                .filter(day -> day != null)
                .min(LocalDate::compareTo);
        return Coverage.of(asOf, firstDay.orElse(null), lastDay.orElse(null));
    }

    private static Stream<ModelFilter> required(ModelFilter filter) {
        if (filter == null) {
            return Stream.empty();
        }
        var nested = filter.all() == null ? Stream.<ModelFilter>empty() : filter.all().stream();
        return Stream.concat(Stream.of(filter), nested.flatMap(Scope::required));
    }
}
