package dev.modelatlas.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.modelatlas.country.Countries;
import dev.modelatlas.organization.OrganizationDirectory;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.sql.SqlFragment;
import dev.modelatlas.text.Texts;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;
import dev.modelatlas.vocabulary.Vocabulary;

/** Makes SQL of filters. */
@ApplicationScoped
public class ModelFilters {
    private final OrganizationDirectory organizations;
    private final Countries countries;
    private final Vocabulary vocabulary;
    private final Texts texts;

    @Inject
    ModelFilters(OrganizationDirectory organizations, Countries countries, Vocabulary vocabulary, Texts texts) {
        this.organizations = organizations;
        this.countries = countries;
        this.vocabulary = vocabulary;
        this.texts = texts;
    }

    /**
     * The condition that a row {@code m} of {@code model_facts} meets when the filter holds; that the row is part of
     * the revision is for the caller to ask. May wait for the database.
     *
     * @param filter null restricts nothing
     * @param snapshot whose organizations the slugs mean
     * @param countries basis of the enclosing field; null for HEADQUARTERS
     * @param organizations basis of the enclosing field; null for GROUP
     * @param argument name of the argument that holds the filter; names of errors and parameters start with it
     * @throws dev.modelatlas.graphql.ApiException BAD_USER_INPUT naming the part of the filter that cannot be used
     */
    public SqlFragment predicate(
            ModelFilter filter,
            Snapshot snapshot,
            CountryBasis countries,
            OrganizationBasis organizations,
            String argument) {
        if (filter == null) {
            return SqlFragment.TRUE;
        }
        var names = new FilterNames(
                snapshot.revision(), this.organizations.at(snapshot), this.countries, vocabulary, texts);
        var bases = new Bases(
                countries == null ? CountryBasis.HEADQUARTERS : countries,
                organizations == null ? OrganizationBasis.GROUP : organizations);
        return new FilterPredicate(names, new Binds(argument)).of(filter, bases, argument, 1);
    }
}
