package dev.modelatlas.claim;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.graphql.InMemoryList;
import dev.modelatlas.graphql.PageInfo;
import dev.modelatlas.graphql.PageRequest;

/** A page of claims. */
@Description("A page of claims.")
public record ClaimConnection(
        @NonNull @Description("The claims with their cursors.")
        List<@NonNull ClaimEdge> edges,

        @NonNull @Description("The claims on this page.") List<@NonNull Claim> nodes,

        @Description("Number of claims in the whole list.") int totalCount,

        @NonNull @Description("Position of this page in the list.")
        PageInfo pageInfo) {

    static ClaimConnection of(InMemoryList<Claim> listing, PageRequest request) {
        var page = listing.page(request);
        var edges = page.records().stream()
                .map(claim -> new ClaimEdge(listing.cursor(claim), claim))
                .toList();
        return new ClaimConnection(edges, page.records(), listing.records().size(), page.info(listing::cursor));
    }
}
