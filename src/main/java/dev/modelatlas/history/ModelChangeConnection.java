package dev.modelatlas.history;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.graphql.Page;
import dev.modelatlas.graphql.PageInfo;

/** A page of changes. */
@Description("A page of changes.")
public record ModelChangeConnection(
        @NonNull @Description("The changes with their cursors.")
        List<@NonNull ModelChangeEdge> edges,

        @NonNull @Description("The changes on this page.") List<@NonNull ModelChange> nodes,

        @NonNull @Description("Number of changes in the whole list. The server counts them only if you select this " + "field.")
        Integer totalCount,

        @NonNull @Description("Position of this page in the list.")
        PageInfo pageInfo) {

    /** @param totalCount null when the client did not select it */
    static ModelChangeConnection of(Page<ModelChangeEdge> page, Integer totalCount) {
        var nodes = page.records().stream().map(ModelChangeEdge::node).toList();
        return new ModelChangeConnection(page.records(), nodes, totalCount, page.info(ModelChangeEdge::cursor));
    }
}
