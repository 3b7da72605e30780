package dev.modelatlas.revision;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.graphql.Listing;
import dev.modelatlas.graphql.PageInfo;
import dev.modelatlas.graphql.PageRequest;

/** A page of revisions. */
@Description("A page of revisions.")
public record RevisionConnection(
        @NonNull @Description("The revisions with their positions.")
        List<@NonNull RevisionEdge> edges,

        @NonNull @Description("The revisions.") List<@NonNull Revision> nodes,

        @Description("How many revisions the whole list holds.")
        int totalCount,

        @NonNull @Description("Where this page lies in the list.")
        PageInfo pageInfo) {

    static RevisionConnection of(Listing<Revision> listing, int totalCount, PageRequest request) {
        var page = listing.page(request);
        var edges = page.records().stream()
                .map(revision -> new RevisionEdge(listing.cursor(revision), revision))
                .toList();
        return new RevisionConnection(edges, page.records(), totalCount, page.info(listing::cursor));
    }
}
