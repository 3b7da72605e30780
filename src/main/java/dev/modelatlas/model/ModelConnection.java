package dev.modelatlas.model;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.graphql.Page;
import dev.modelatlas.graphql.PageInfo;

/** A page of models. */
@Description("A page of models.")
public record ModelConnection(
        @NonNull @Description("The models with their cursors.")
        List<@NonNull ModelEdge> edges,

        @NonNull @Description("The models on this page.") List<@NonNull Model> nodes,

        @NonNull @Description("Number of models in the whole list. The server counts them only if you select this " + "field.")
        Integer totalCount,

        @NonNull @Description("Position of this page in the list.")
        PageInfo pageInfo) {

    /** @param totalCount null when the client did not select it */
    static ModelConnection of(Page<ModelEdge> page, Integer totalCount) {
        var nodes = page.records().stream().map(ModelEdge::node).toList();
        return new ModelConnection(page.records(), nodes, totalCount, page.info(ModelEdge::cursor));
    }
}
