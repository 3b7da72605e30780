package dev.modelatlas.model;

import java.util.List;
import java.util.concurrent.CompletionStage;

import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

import dev.modelatlas.country.Countries;
import dev.modelatlas.country.Country;
import dev.modelatlas.graphql.Batch;
import dev.modelatlas.graphql.FromMemory;
import dev.modelatlas.graphql.PageArguments;
import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.model.filter.ModelFilter;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.vocabulary.Collaboration;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

/** Resolves the queries for models. */
@GraphQLApi
public class ModelApi {
    private final RequestRevisions revisions;
    private final ModelRepository models;
    private final ModelPages pages;
    private final Countries countries;

    ModelApi(RequestRevisions revisions, ModelRepository models, ModelPages pages, Countries countries) {
        this.countries = countries;
        this.revisions = revisions;
        this.models = models;
        this.pages = pages;
    }

    @Query
    @Description("The model with this slug. Null if the revision has no such model.")
    public Model model(
            @NonNull @Description("Slug of the model, such as \"gpt-4\".") String slug,
            @Description("Revision to read. Default: the current one.") Integer revision) {
        return models.bySlug(revisions.at(revision), slug).orElse(null);
    }

    @Query
    @Description("Models that match the filter, newest first by default.")
    public ModelConnection models(
            Context context,
            @Description("Restricts the list to matching models. Default: all models.") ModelFilter filter,
            @Nullable @Description("Sort keys, most significant first. Ties are sorted by slug.")
                    List<@NonNull ModelOrder> orderBy,
            @Description(PageArguments.FIRST) Integer first,
            @Description(PageArguments.AFTER) String after,
            @Description(PageArguments.LAST) Integer last,
            @Description(PageArguments.BEFORE) String before,
            @Description(PageArguments.REVISION) Integer revision) {
        var request = PageRequest.of(first, after, last, before);
        var sort = ModelSort.of(orderBy);
        var group = ModelGroup.everything(revisions.at(revision, request), filter);
        var counted = Batch.isSelected(context, "totalCount");
        return pages.read(List.of(ModelPageKey.of(group, sort, request, counted)))
                .get(0);
    }

    @FromMemory
    @NonNull @Description("Countries the model is attributed to, without duplicates.")
    public List<@NonNull Country> countries(
            @Source Model model,
            @DefaultValue("HEADQUARTERS") @Description("Rule by which models are attributed to countries.")
                    CountryBasis basis) {
        return countries.get(model.countryCodes(basis), model.snapshot());
    }

    @FromMemory
    @NonNull @Description("Whether one group (SOLE) or several groups (JOINT) developed the model. With the basis "
            + "RECORDED, organizations count instead of groups. A model without organizations is SOLE.")
    public Collaboration collaboration(
            @Source Model model,
            @DefaultValue("GROUP") @Description("Whether to count organizations (RECORDED) or their groups (GROUP).")
                    OrganizationBasis basis) {
        var parties = basis == OrganizationBasis.RECORDED ? model.row().organizationIds : model.row().groupIds;
        return parties.length > 1 ? Collaboration.JOINT : Collaboration.SOLE;
    }

    @Nullable @Description("Models from which this model was derived. The source records their names. If no model has "
            + "a recorded name, the model with this slug or former name is listed. A name that matches no model, or "
            + "several models, is left out.")
    public CompletionStage<List<@NonNull Model>> baseModels(Context context, @Source Model model) {
        return Batch.load(context, "baseModels", model, models::baseModels);
    }
}
