package dev.modelatlas.model;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

import dev.modelatlas.country.Country;
import dev.modelatlas.graphql.PageArguments;
import dev.modelatlas.graphql.RequiredLookup;
import dev.modelatlas.model.filter.ModelFilter;
import dev.modelatlas.organization.Organization;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;
import dev.modelatlas.vocabulary.Vocabulary;

/** Resolves the fields {@code models} of {@code Country} and {@code Organization}. */
@GraphQLApi
public class NestedModelApi {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final NestedModels models;
    private final Vocabulary vocabulary;

    NestedModelApi(NestedModels models, Vocabulary vocabulary) {
        this.models = models;
        this.vocabulary = vocabulary;
    }

    @Description("Models attributed to the country, newest first by default.")
    public CompletionStage<ModelConnection> models(
            Context context,
            @Source Country country,
            @Description("Restricts the list to matching models. Default: all models.") ModelFilter filter,
            @Nullable @Description("Sort keys, most significant first. Ties are sorted by slug.")
                    List<@NonNull ModelOrder> orderBy,
            @DefaultValue("HEADQUARTERS") @Description("Rule by which models are attributed to countries.")
                    CountryBasis basis,
            @Description(PageArguments.FIRST) Integer first,
            @Description(PageArguments.AFTER) String after,
            @Description(PageArguments.LAST) Integer last,
            @Description(PageArguments.BEFORE) String before) {
        return models.page(context, group(country, filter, basis), orderBy, first, after, last, before);
    }

    @Description("Earliest model of the country. If several were released on the same day, the first of them by slug. "
            + "Null if the country has no models.")
    public CompletionStage<Model> firstModel(
            Context context,
            @Source Country country,
            @Description("Slug of a domain, to consider only models of this domain. Default: all domains.")
                    String domain,
            @DefaultValue("HEADQUARTERS") @Description("Rule by which models are attributed to countries.")
                    CountryBasis basis) {
        var filter = domain == null ? null : ofDomain(known(domain, country));
        return models.first(context, group(country, filter, basis));
    }

    @Description("Models attributed to the organization, newest first by default.")
    public CompletionStage<ModelConnection> models(
            Context context,
            @Source Organization organization,
            @Description("Restricts the list to matching models. Default: all models.") ModelFilter filter,
            @Nullable @Description("Sort keys, most significant first. Ties are sorted by slug.")
                    List<@NonNull ModelOrder> orderBy,
            @DefaultValue("RECORDED") @Description("Rule by which models are attributed to organizations.")
                    OrganizationBasis basis,
            @Description(PageArguments.FIRST) Integer first,
            @Description(PageArguments.AFTER) String after,
            @Description(PageArguments.LAST) Integer last,
            @Description(PageArguments.BEFORE) String before) {
        return models.page(context, group(organization, filter, basis), orderBy, first, after, last, before);
    }

    @Description(
            "Earliest model of the organization. If several were released on the same day, the first of them by slug. "
                    + "Null if the organization has no models.")
    public CompletionStage<Model> firstModel(
            Context context,
            @Source Organization organization,
            @DefaultValue("RECORDED") @Description("Rule by which models are attributed to organizations.")
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

    /** The filter is converted from JSON, because its constructor would need a null for each other field. */
    private static ModelFilter ofDomain(String slug) {
        return JSON.convertValue(Map.of("domains", List.of(slug)), ModelFilter.class);
    }

    private String known(String domain, Country country) {
        RequiredLookup.resolveAll(
                List.of(domain),
                slug -> vocabulary.domains().bySlug(slug, country.snapshot().revision()),
                "domain",
                "no domain has the slug",
                "domains");
        return domain;
    }
}
