package dev.modelatlas.organization;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import dev.modelatlas.country.Countries;
import dev.modelatlas.country.Country;
import dev.modelatlas.country.ModelTally;
import dev.modelatlas.graphql.Cursor;
import dev.modelatlas.graphql.Direction;
import dev.modelatlas.graphql.InMemoryList;
import dev.modelatlas.graphql.Ordering;
import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.sql.Keyset;
import dev.modelatlas.text.Texts;
import dev.modelatlas.vocabulary.OrganizationBasis;

/** Creates pages of organizations, which are sorted and paged in memory. */
@ApplicationScoped
class OrganizationPages {
    private static final List<OrganizationOrder> MOST_MODELS_FIRST =
            List.of(new OrganizationOrder(OrganizationOrderField.MODEL_COUNT, Direction.DESC));
    private static final Keyset.Key BY_SLUG = new Keyset.Key("slug", false, false, String.class);

    private final OrganizationDirectory directory;
    private final OrganizationTallies tallies;
    private final Countries countries;
    private final Texts texts;
    private final RequestRevisions revisions;

    OrganizationPages(
            OrganizationDirectory directory,
            OrganizationTallies tallies,
            Countries countries,
            Texts texts,
            RequestRevisions revisions) {
        this.directory = directory;
        this.tallies = tallies;
        this.countries = countries;
        this.texts = texts;
        this.revisions = revisions;
    }

    /** A page of the organizations of a revision. */
    OrganizationConnection page(
            Snapshot snapshot, OrganizationFilter filter, List<OrganizationOrder> orderBy, PageRequest request) {
        var order = orderBy == null || orderBy.isEmpty() ? MOST_MODELS_FIRST : orderBy;
        if (order.stream().anyMatch(by -> by.field() == OrganizationOrderField.KOREAN_NAME)) {
            revisions.useNames();
        }
        var list = Cursor.list("organizations", filter, order);
        return connection(snapshot, filter == null ? all -> true : matching(filter, snapshot), order, list, request);
    }

    /** A page of the organizations that have their headquarters in a country. */
    OrganizationConnection page(Country country, Snapshot snapshot, PageRequest request) {
        var list = Cursor.list("organizations of", country.code());
        var codes = List.of(country.code());
        return connection(snapshot, isIn(codes), MOST_MODELS_FIRST, list, request);
    }

    private OrganizationConnection connection(
            Snapshot snapshot,
            Predicate<Organization> wanted,
            List<OrganizationOrder> order,
            long list,
            PageRequest request) {
        var keyset = Ordering.of(order.stream().map(by -> by.field().key(by.direction() == Direction.DESC)), BY_SLUG);
        var matching = directory.at(snapshot).all().stream().filter(wanted).toList();
        var listing = new InMemoryList<>(
                matching, keyset, organization -> keys(organization, order), snapshot.revision(), list);
        return OrganizationConnection.of(listing, request);
    }

    private Predicate<Organization> matching(OrganizationFilter filter, Snapshot snapshot) {
        Predicate<Organization> wanted = organization -> true;
        if (filter.text() != null) {
            var found = texts.read(filter.text(), "filter.text", snapshot.revision())
                    .organizationIds();
            wanted = organization -> found.contains(organization.key());
        }
        if (filter.sectors() != null && !filter.sectors().isEmpty()) {
            wanted = wanted.and(organization -> filter.sectors().contains(organization.sector()));
        }
        if (filter.countries() != null && !filter.countries().isEmpty()) {
            wanted = wanted.and(isIn(countries.codes(filter.countries(), "filter.countries", snapshot.revision())));
        }
        if (filter.minModels() != null) {
            wanted = wanted.and(organization -> tally(organization).models() >= filter.minModels());
        }
        return wanted;
    }

    private static Predicate<Organization> isIn(Collection<String> codes) {
        return organization -> organization.headquarters() != null
                && codes.contains(organization.headquarters().code());
    }

    private List<Object> keys(Organization organization, List<OrganizationOrder> order) {
        var keys = new ArrayList<>();
        order.forEach(by -> keys.add(by.field().value(organization, tally(organization))));
        keys.add(organization.slug());
        return keys;
    }

    private ModelTally tally(Organization organization) {
        return tallies.of(organization, OrganizationBasis.RECORDED);
    }
}
