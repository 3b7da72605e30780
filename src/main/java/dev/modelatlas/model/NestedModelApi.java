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
import org.eclipse.microprofile.graphql.Source;

import dev.modelatlas.country.Country;
import dev.modelatlas.graphql.Known;
import dev.modelatlas.organization.Organization;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;
import dev.modelatlas.vocabulary.Vocabulary;

/** The models of a country and of an organization. */
@GraphQLApi
public class NestedModelApi {
    private final NestedModels models;
    private final Vocabulary vocabulary;

    @Inject
    NestedModelApi(NestedModels models, Vocabulary vocabulary) {
        this.models = models;
        this.vocabulary = vocabulary;
    }

    @Description("The models that count for it, the newest first unless told otherwise.")
    public CompletionStage<ModelConnection> models(
            Context context,
            @Source Country country,
            @Description("Which of them; all when left out.") ModelFilter filter,
            @Nullable @Description("What to sort by, most significant first; ties go by slug.")
                    List<@NonNull ModelOrder> orderBy,
            @DefaultValue("HEADQUARTERS") @Description("When a model counts for a country.") CountryBasis basis,
            @Description("How many of the first, 1 to 100; 20 when neither first nor last is given.") Integer first,
            @Description("Cursor that the page starts after.") String after,
            @Description("How many of the last, 1 to 100.") Integer last,
            @Description("Cursor that the page ends before.") String before) {
        return models.page(context, group(country, filter, basis), orderBy, first, after, last, before);
    }

    @Description("Its earliest model, by slug among those of one day; null when it has none.")
    public CompletionStage<Model> firstModel(
            Context context,
            @Source Country country,
            @Description("Slug of a domain: only models of this one; all when left out.") String domain,
            @DefaultValue("HEADQUARTERS") @Description("When a model counts for a country.") CountryBasis basis) {
        var filter = domain == null ? null : ModelFilter.ofDomain(known(domain));
        return models.first(context, group(country, filter, basis));
    }

    @Description("The models that count for it, the newest first unless told otherwise.")
    public CompletionStage<ModelConnection> models(
            Context context,
            @Source Organization organization,
            @Description("Which of them; all when left out.") ModelFilter filter,
            @Nullable @Description("What to sort by, most significant first; ties go by slug.")
                    List<@NonNull ModelOrder> orderBy,
            @DefaultValue("RECORDED") @Description("When a model counts for an organization.") OrganizationBasis basis,
            @Description("How many of the first, 1 to 100; 20 when neither first nor last is given.") Integer first,
            @Description("Cursor that the page starts after.") String after,
            @Description("How many of the last, 1 to 100.") Integer last,
            @Description("Cursor that the page ends before.") String before) {
        return models.page(context, group(organization, filter, basis), orderBy, first, after, last, before);
    }

    @Description("Its earliest model, by slug among those of one day; null when it has none.")
    public CompletionStage<Model> firstModel(
            Context context,
            @Source Organization organization,
            @DefaultValue("RECORDED") @Description("When a model counts for an organization.")
                    OrganizationBasis basis) {
        return models.first(context, group(organization, null, basis));
    }

    private static ModelGroup group(Country country, ModelFilter filter, CountryBasis asked) {
        var basis = asked == null ? CountryBasis.HEADQUARTERS : asked;
        return new ModelGroup(
                country.snapshot(),
                filter,
                basis,
                null,
                "m." + basis.column() + " @> array[k.key]",
                country.code(),
                null,
                null);
    }

    private static ModelGroup group(Organization organization, ModelFilter filter, OrganizationBasis asked) {
        var basis = asked == null ? OrganizationBasis.RECORDED : asked;
        return new ModelGroup(
                organization.snapshot(),
                filter,
                null,
                basis,
                "m." + basis.column() + " @> array[cast(k.key as int)]",
                Integer.toString(organization.key()),
                null,
                null);
    }

    private String known(String domain) {
        Known.each(List.of(domain), vocabulary.domains()::bySlug, "domain", "no domain has the slug", "domains");
        return domain;
    }
}
