package dev.modelatlas.model;

import java.time.LocalDate;

import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

/**
 * The models that belong to one thing, such as a country, an organization or a year: what a nested list of models
 * holds. Groups that differ only in key and days are read by one statement.
 *
 * @param snapshot the revision of the thing
 * @param filter restricts the models further; null for none
 * @param countryBasis of the enclosing field; null for HEADQUARTERS
 * @param organizationBasis of the enclosing field; null for GROUP
 * @param condition which rows {@code m} of {@code model_facts} belong to the key: constant SQL, in which {@code k} has
 *     the columns {@code key text}, {@code released_from date} and {@code released_to date}
 * @param key the thing, as the condition compares it; null where the condition asks for none
 * @param releasedFrom first day of release; null for no bound. Asked besides the condition
 * @param releasedTo last day of release; null for no bound. Asked besides the condition
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

    /** All models that the filter lets through. */
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
