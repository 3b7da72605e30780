package dev.modelatlas.model;

import java.util.List;
import java.util.concurrent.CompletionStage;

import jakarta.inject.Inject;

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
import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.vocabulary.Collaboration;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

/** Where clients ask for models. */
@GraphQLApi
public class ModelApi {
    private final RequestRevisions revisions;
    private final ModelRepository models;
    private final ModelPages pages;
    private final Countries countries;

    @Inject
    ModelApi(RequestRevisions revisions, ModelRepository models, ModelPages pages, Countries countries) {
        this.countries = countries;
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
            @Nullable @Description("What to sort by, most significant first; ties go by slug.")
                    List<@NonNull ModelOrder> orderBy,
            @Description("How many of the first, 1 to 100; 20 when neither first nor last is given.") Integer first,
            @Description("Cursor that the page starts after.") String after,
            @Description("How many of the last, 1 to 100.") Integer last,
            @Description("Cursor that the page ends before.") String before,
            @Description("Revision to read; that of the cursor when left out, else the current one.")
                    Integer revision) {
        var request = PageRequest.of(first, after, last, before);
        var sort = ModelSort.of(orderBy);
        var group = ModelGroup.everything(revisions.at(revision, request), filter);
        var counted = Batch.isSelected(context, "totalCount");
        return pages.read(List.of(ModelPageKey.of(group, sort, request, counted)))
                .get(0);
    }

    @FromMemory
    @NonNull @Description("The countries that the model counts for, once each.")
    public List<@NonNull Country> countries(
            @Source Model model,
            @DefaultValue("HEADQUARTERS") @Description("When a model counts for a country.") CountryBasis basis) {
        return countries.get(model.row().countries(basis), model.snapshot());
    }

    @FromMemory
    @NonNull @Description("Whether one party made it or several; SOLE when none is recorded.")
    public Collaboration collaboration(
            @Source Model model,
            @DefaultValue("GROUP") @Description("What counts as a party.") OrganizationBasis basis) {
        var parties = basis == OrganizationBasis.RECORDED ? model.row().organizationIds : model.row().groupIds;
        return parties.size() > 1 ? Collaboration.JOINT : Collaboration.SOLE;
    }

    @Nullable @Description("The models it was made from, as far as their recorded names are those of exactly one model each.")
    public CompletionStage<List<@NonNull Model>> baseModels(Context context, @Source Model model) {
        return Batch.load(context, "baseModels", model, models::baseModels);
    }
}
