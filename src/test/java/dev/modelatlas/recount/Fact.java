package dev.modelatlas.recount;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import dev.modelatlas.recount.Reference.Organization;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

/**
 * A model with all facts that trends count by: the facts of the vintage, and facts derived from the model's
 * organizations.
 *
 * @param organizations slugs
 * @param groups slugs
 * @param sectors the recorded sectors; if there are none, those of the organizations
 */
record Fact(
        Recorded stated,
        Set<String> organizations,
        Set<String> groups,
        Set<String> headquarters,
        Set<String> groupHeadquarters,
        Set<String> sectors) {

    static Fact of(Recorded stated, Reference reference) {
        Set<String> organizations = new TreeSet<>();
        Set<String> groups = new TreeSet<>();
        Set<String> ownSectors = new TreeSet<>();
        for (String name : stated.organizations()) {
            Organization organization = reference.organization(name);
            organizations.add(organization.slug());
            groups.add(reference.organization(organization.group()).slug());
            if (organization.sector() != null) {
                ownSectors.add(organization.sector());
            }
        }
        return new Fact(
                stated,
                organizations,
                groups,
                countries(stated, name -> reference.organization(name).headquarters()),
                countries(
                        stated,
                        name -> reference
                                .organization(reference.organization(name).group())
                                .headquarters()),
                stated.sectors().isEmpty() ? ownSectors : new TreeSet<>(stated.sectors()));
    }

    /**
     * The countries of the organizations' headquarters. If any headquarters are unknown, or no organization is
     * recorded, the recorded countries are added.
     */
    private static Set<String> countries(Recorded stated, Function<String, String> headquarters) {
        Set<String> countries = new TreeSet<>();
        boolean unknown = stated.organizations().isEmpty();
        for (String organization : stated.organizations()) {
            String country = headquarters.apply(organization);
            if (country == null) {
                unknown = true;
            } else {
                countries.add(country);
            }
        }
        if (unknown) {
            countries.addAll(stated.countries());
        }
        return countries;
    }

    String slug() {
        return stated.slug();
    }

    int year() {
        return stated.releasedOn().getYear();
    }

    Set<String> countries(CountryBasis basis) {
        return switch (basis) {
            case RECORDED -> new TreeSet<>(stated.countries());
            case HEADQUARTERS -> headquarters;
            case GROUP_HEADQUARTERS -> groupHeadquarters;
        };
    }

    Set<String> organizations(OrganizationBasis basis) {
        return basis == OrganizationBasis.GROUP ? groups : organizations;
    }

    String collaboration(OrganizationBasis basis) {
        return organizations(basis).size() > 1 ? "JOINT" : "SOLE";
    }
}
