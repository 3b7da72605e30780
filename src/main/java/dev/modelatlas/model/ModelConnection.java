package dev.modelatlas.model;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.graphql.Page;
import dev.modelatlas.graphql.PageInfo;

/** A page of models. */
@Description("A page of models.")
public record ModelConnection(
        @NonNull @Description("The models with their positions.")
        List<@NonNull ModelEdge> edges,

        @NonNull @Description("The models.") List<@NonNull Model> nodes,

        @NonNull @Description("How many models the whole list holds; counted only when asked for.")
        Integer totalCount,

        @NonNull @Description("Where this page lies in the list.")
        PageInfo pageInfo) {

    /** @param totalCount null when it was not asked for */
    static ModelConnection of(Page<ModelEdge> page, Integer totalCount) {
        var nodes = page.records().stream().map(ModelEdge::node).toList();
        return new ModelConnection(page.records(), nodes, totalCount, page.info(ModelEdge::cursor));
    }
}
