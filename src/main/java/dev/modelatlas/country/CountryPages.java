package dev.modelatlas.country;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.modelatlas.graphql.Cursor;
import dev.modelatlas.graphql.Direction;
import dev.modelatlas.graphql.InMemoryList;
import dev.modelatlas.graphql.Ordering;
import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.sql.Keyset;
import dev.modelatlas.text.Texts;
import dev.modelatlas.vocabulary.CountryBasis;

/** Creates pages of countries. There are few countries, so they are sorted and paged in memory. */
@ApplicationScoped
class CountryPages {
    private static final CountryFilter EVERYTHING = new CountryFilter(null, null, CountryBasis.HEADQUARTERS);
    private static final List<CountryOrder> MOST_MODELS_FIRST =
            List.of(new CountryOrder(CountryOrderField.MODEL_COUNT, Direction.DESC));
    private static final Keyset.Key BY_CODE = new Keyset.Key("code", false, false, String.class);

    private final Countries countries;
    private final CountryTallies tallies;
    private final Texts texts;
    private final RequestRevisions revisions;

    CountryPages(Countries countries, CountryTallies tallies, Texts texts, RequestRevisions revisions) {
        this.countries = countries;
        this.tallies = tallies;
        this.texts = texts;
        this.revisions = revisions;
    }

    CountryConnection page(Snapshot snapshot, CountryFilter asked, List<CountryOrder> orderBy, PageRequest request) {
        var filter = asked == null ? EVERYTHING : asked;
        var order = orderBy == null || orderBy.isEmpty() ? MOST_MODELS_FIRST : orderBy;
        if (order.stream().anyMatch(by -> by.field() == CountryOrderField.KOREAN_NAME)) {
            revisions.useNames();
        }
        var basis = filter.basis() == null ? CountryBasis.HEADQUARTERS : filter.basis();
        var keyset = Ordering.of(order.stream().map(by -> by.field().key(by.direction() == Direction.DESC)), BY_CODE);
        var list = Cursor.list(listName(order), filter.text(), filter.minModels(), basis, order);
        var found = filter.text() == null
                ? null
                : texts.read(filter.text(), "filter.text", snapshot.revision()).countryCodes();
        var matching = countries.all(snapshot).stream()
                .filter(country -> found == null || found.contains(country.code()))
                .filter(country ->
                        filter.minModels() == null || tallies.of(country, basis).models() >= filter.minModels())
                .toList();
        var listing =
                new InMemoryList<>(matching, keyset, country -> keys(country, order, basis), snapshot.revision(), list);
        return CountryConnection.of(listing, request);
    }

    /**
     * The name of the list in cursors. A list sorted by name has another name than in earlier builds, so the server
     * refuses the cursors of those builds. They sorted by the names themselves, not by keys of names, so their cursors
     * would have a wrong position.
     */
    private static String listName(List<CountryOrder> order) {
        return order.stream().anyMatch(by -> by.field() == CountryOrderField.NAME)
                ? "countries by name key"
                : "countries";
    }

    private List<Object> keys(Country country, List<CountryOrder> order, CountryBasis basis) {
        var tally = tallies.of(country, basis);
        var keys = new ArrayList<>();
        order.forEach(by -> keys.add(by.field().value(country, tally)));
        keys.add(country.code());
        return keys;
    }
}
