package dev.modelatlas.testsupport;

import java.time.LocalDate;
import java.util.List;

import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

/**
 * The facts of a model as the table has them. They are read with a query that shares nothing with the product, to
 * compare them with responses.
 */
public record Facts(
        String slug,
        String nameKey,
        LocalDate releasedOn,
        Double trainingFlop,
        Double parameters,
        List<String> organizations,
        List<String> groups,
        List<String> countries,
        List<String> recordedCountries,
        List<String> groupCountries,
        List<String> sectors,
        List<String> domains,
        List<String> tasks,
        String accessibility,
        String confidence) {

    /** All models of a revision. */
    public static List<Facts> at(Jdbi jdbi, int revision) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select slug, name_key, released_on, training_flop, parameters,
                            (select coalesce(array_agg(slug), '{}') from organization where id = any(organization_ids)) as organizations,
                            (select coalesce(array_agg(slug), '{}') from organization where id = any(group_ids)) as groups,
                            headquarters_countries as countries, recorded_countries,
                            group_headquarters_countries as group_countries, sectors,
                            (select coalesce(array_agg(slug), '{}') from domain where id = any(domain_ids)) as domains,
                            (select coalesce(array_agg(slug), '{}') from task where id = any(task_ids)) as tasks,
                            accessibility, confidence
                        from model_version
                        where :revision between valid_from and valid_until - 1""")
                .bind("revision", revision)
                .mapTo(Facts.class)
                .list());
    }

    /** Codes of the countries to which the model is attributed. */
    public List<String> countries(CountryBasis basis) {
        return switch (basis) {
            case RECORDED -> recordedCountries;
            case HEADQUARTERS -> countries;
            case GROUP_HEADQUARTERS -> groupCountries;
        };
    }

    /** Slugs of the organizations to which the model is attributed. */
    public List<String> organizations(OrganizationBasis basis) {
        return basis == OrganizationBasis.GROUP ? groups : organizations;
    }
}
