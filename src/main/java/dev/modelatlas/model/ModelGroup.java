package dev.modelatlas.model;

import java.time.LocalDate;

import dev.modelatlas.model.filter.ModelFilter;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

/**
 * The models of one owner, such as a country, an organization or a year, for a nested list. One statement reads the
 * models of all owners whose groups differ only in {@code key} and release dates.
 *
 * @param snapshot the revision of the owner
 * @param filter an additional filter; null for none
 * @param countryBasis basis of the enclosing field; null for HEADQUARTERS
 * @param organizationBasis basis of the enclosing field; null for GROUP
 * @param condition constant SQL condition that selects the models of the owner among the rows {@code m} of
 *     {@code model_facts}, or of {@code trend_group} to count them (see {@link ModelCombinations}). All columns must be
 *     qualified by {@code m}. The condition can use the row {@code k} with the columns {@code key text},
 *     {@code released_from date} and {@code released_to date}
 * @param key identifies the owner in the condition; null if the condition uses no key
 * @param releasedFrom earliest release date of the models; null for no bound
 * @param releasedTo latest release date of the models; null for no bound
 */
public record ModelGroup(
        Snapshot snapshot,
        ModelFilter filter,
        CountryBasis countryBasis,
        OrganizationBasis organizationBasis,
        String condition,
        String key,
        LocalDate releasedFrom,
        LocalDate releasedTo) {

    /** All models that match the filter. */
    static ModelGroup everything(Snapshot snapshot, ModelFilter filter) {
        return new ModelGroup(snapshot, filter, null, null, "true", null, null, null);
    }

    ModelGroup at(Snapshot other) {
        return new ModelGroup(other, filter, countryBasis, organizationBasis, condition, key, releasedFrom, releasedTo);
    }

    ModelGroup withoutKey() {
        return new ModelGroup(snapshot, filter, countryBasis, organizationBasis, condition, null, null, null);
    }
}
