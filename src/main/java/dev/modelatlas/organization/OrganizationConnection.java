package dev.modelatlas.organization;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.graphql.Listing;
import dev.modelatlas.graphql.PageInfo;
import dev.modelatlas.graphql.PageRequest;

/** A page of organizations. */
@Description("A page of organizations.")
public record OrganizationConnection(
        @NonNull @Description("The organizations with their positions.")
        List<@NonNull OrganizationEdge> edges,

        @NonNull @Description("The organizations.") List<@NonNull Organization> nodes,

        @Description("How many organizations the whole list holds.")
        int totalCount,

        @NonNull @Description("Where this page lies in the list.")
        PageInfo pageInfo) {

    static OrganizationConnection of(Listing<Organization> listing, PageRequest request) {
        var page = listing.page(request);
        var edges = page.records().stream()
                .map(organization -> new OrganizationEdge(listing.cursor(organization), organization))
                .toList();
        return new OrganizationConnection(
                edges, page.records(), listing.records().size(), page.info(listing::cursor));
    }
}
