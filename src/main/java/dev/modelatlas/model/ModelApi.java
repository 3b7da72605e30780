package dev.modelatlas.model;

import java.util.List;

import jakarta.inject.Inject;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.api.Context;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.revision.RequestRevisions;

/** Where clients ask for models. */
@GraphQLApi
public class ModelApi {
    private final RequestRevisions revisions;
    private final ModelRepository models;
    private final ModelPages pages;

    @Inject
    ModelApi(RequestRevisions revisions, ModelRepository models, ModelPages pages) {
        this.revisions = revisions;
        this.models = models;
        this.pages = pages;
    }

    @Query
    @Description("The model of a slug; null when the revision has none.")
    public Model model(
            @NonNull @Description("Slug of the model, such as \"gpt-4\".") String slug,
            @Description("Revision to read; the current one when left out.") Integer revision) {
        return models.bySlug(revisions.at(revision), slug).orElse(null);
    }

    @Query
    @Description("The models that a filter lets through, the newest first unless told otherwise.")
    public ModelConnection models(
            Context context,
            @Description("Which models; all when left out.") ModelFilter filter,
            @Description("What to sort by, most significant first; ties go by slug.") List<@NonNull ModelOrder> orderBy,
            @Description("How many of the first, 1 to 100; 20 when neither first nor last is given.") Integer first,
            @Description("Cursor that the page starts after.") String after,
            @Description("How many of the last, 1 to 100.") Integer last,
            @Description("Cursor that the page ends before.") String before,
            @Description("Revision to read; that of the cursor when left out, else the current one.")
                    Integer revision) {
        var request = PageRequest.of(first, after, last, before);
        var sort = ModelSort.of(orderBy);
        var group = ModelGroup.everything(revisions.at(revision, request), filter);
        var counted =
                context.unwrap(DataFetchingEnvironment.class).getSelectionSet().contains("totalCount");
        return pages.read(List.of(ModelPageKey.of(group, sort, request, counted)))
                .get(0);
    }
}
