package dev.modelatlas.history;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.graphql.Page;
import dev.modelatlas.graphql.PageInfo;

/** A page of changes. */
@Description("A page of changes.")
public record ModelChangeConnection(
        @NonNull @Description("The changes with their positions.")
        List<@NonNull ModelChangeEdge> edges,

        @NonNull @Description("The changes.") List<@NonNull ModelChange> nodes,

        @NonNull @Description("How many changes the whole list holds; counted only when asked for.")
        Integer totalCount,

        @NonNull @Description("Where this page lies in the list.")
        PageInfo pageInfo) {

    /** @param totalCount null when it was not asked for */
    static ModelChangeConnection of(Page<ModelChangeEdge> page, Integer totalCount) {
        var nodes = page.records().stream().map(ModelChangeEdge::node).toList();
        return new ModelChangeConnection(page.records(), nodes, totalCount, page.info(ModelChangeEdge::cursor));
    }
}
