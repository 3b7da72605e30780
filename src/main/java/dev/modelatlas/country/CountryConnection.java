package dev.modelatlas.country;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.graphql.InMemoryList;
import dev.modelatlas.graphql.PageInfo;
import dev.modelatlas.graphql.PageRequest;

/** A page of countries. */
@Description("A page of countries.")
public record CountryConnection(
        @NonNull @Description("The countries with their cursors.")
        List<@NonNull CountryEdge> edges,

        @NonNull @Description("The countries on this page.") List<@NonNull Country> nodes,

        @Description("Number of countries in the whole list.")
        int totalCount,

        @NonNull @Description("Position of this page in the list.")
        PageInfo pageInfo) {

    static CountryConnection of(InMemoryList<Country> listing, PageRequest request) {
        var page = listing.page(request);
        var edges = page.records().stream()
                .map(country -> new CountryEdge(listing.cursor(country), country))
                .toList();
        return new CountryConnection(edges, page.records(), listing.records().size(), page.info(listing::cursor));
    }
}
