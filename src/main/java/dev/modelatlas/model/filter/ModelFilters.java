package dev.modelatlas.model.filter;

import jakarta.enterprise.context.ApplicationScoped;

import dev.modelatlas.country.Countries;
import dev.modelatlas.organization.OrganizationDirectory;
import dev.modelatlas.revision.CurrentRevision;
import dev.modelatlas.revision.RevisionRepository;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.sql.SqlFragment;
import dev.modelatlas.text.Texts;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;
import dev.modelatlas.vocabulary.Vocabulary;

/** Translates filters to SQL. */
@ApplicationScoped
public class ModelFilters {
    private final OrganizationDirectory organizations;
    private final Countries countries;
    private final Vocabulary vocabulary;
    private final Texts texts;
    private final RevisionRepository revisions;
    private final CurrentRevision current;

    ModelFilters(
            OrganizationDirectory organizations,
            Countries countries,
            Vocabulary vocabulary,
            Texts texts,
            RevisionRepository revisions,
            CurrentRevision current) {
        this.organizations = organizations;
        this.countries = countries;
        this.vocabulary = vocabulary;
        this.texts = texts;
        this.revisions = revisions;
        this.current = current;
    }

    /**
     * The SQL condition that a row {@code m} of {@code model_facts} matches the filter. All columns are qualified by
     * {@code m}, because counts apply the condition to the table {@code trend_group} if that table has all columns of
     * the condition. The caller must also restrict the rows to the revision. May query the database.
     *
     * @param filter null matches all models
     * @param snapshot the revision in which slugs of organizations are looked up
     * @param countries basis of the enclosing field; null for HEADQUARTERS
     * @param organizations basis of the enclosing field; null for GROUP
     * @param argument name of the argument; the names of SQL parameters and the paths in errors begin with it
     * @throws dev.modelatlas.graphql.ApiException BAD_USER_INPUT when the filter is invalid; the error names the part
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
                snapshot.revision(),
                new OrganizationKeys(this.organizations, snapshot, current),
                this.countries,
                vocabulary,
                texts,
                revisions,
                current);
        var bases = new Bases(
                countries == null ? CountryBasis.HEADQUARTERS : countries,
                organizations == null ? OrganizationBasis.GROUP : organizations);
        return new FilterPredicate(names, new FilterBudget(argument)).of(filter, bases, argument, 1);
    }
}
