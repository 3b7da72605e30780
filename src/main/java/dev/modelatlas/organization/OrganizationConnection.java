package dev.modelatlas.organization;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.graphql.InMemoryList;
import dev.modelatlas.graphql.PageInfo;
import dev.modelatlas.graphql.PageRequest;

/** A page of organizations. */
@Description("A page of organizations.")
public record OrganizationConnection(
        @NonNull @Description("The organizations with their cursors.")
        List<@NonNull OrganizationEdge> edges,

        @NonNull @Description("The organizations on this page.")
        List<@NonNull Organization> nodes,

        @Description("Number of organizations in the whole list.")
        int totalCount,

        @NonNull @Description("Position of this page in the list.")
        PageInfo pageInfo) {

    static OrganizationConnection of(InMemoryList<Organization> listing, PageRequest request) {
        var page = listing.page(request);
        var edges = page.records().stream()
                .map(organization -> new OrganizationEdge(listing.cursor(organization), organization))
                .toList();
        return new OrganizationConnection(
                edges, page.records(), listing.records().size(), page.info(listing::cursor));
    }
}
