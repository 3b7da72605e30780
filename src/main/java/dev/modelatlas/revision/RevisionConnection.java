package dev.modelatlas.revision;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.graphql.InMemoryList;
import dev.modelatlas.graphql.PageInfo;
import dev.modelatlas.graphql.PageRequest;

/** A page of revisions. */
@Description("A page of revisions.")
public record RevisionConnection(
        @NonNull @Description("The revisions with their cursors.")
        List<@NonNull RevisionEdge> edges,

        @NonNull @Description("The revisions on this page.") List<@NonNull Revision> nodes,

        @Description("Number of revisions in the whole list.")
        int totalCount,

        @NonNull @Description("Position of this page in the list.")
        PageInfo pageInfo) {

    static RevisionConnection of(InMemoryList<Revision> listing, int totalCount, PageRequest request) {
        var page = listing.page(request);
        var edges = page.records().stream()
                .map(revision -> new RevisionEdge(listing.cursor(revision), revision))
                .toList();
        return new RevisionConnection(edges, page.records(), totalCount, page.info(listing::cursor));
    }
}
