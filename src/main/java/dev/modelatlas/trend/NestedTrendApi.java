package dev.modelatlas.trend;

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
import dev.modelatlas.organization.Organization;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

/** The trend of one organization or country: its years of {@code trends.series}, unfiltered. */
@GraphQLApi
public class NestedTrendApi {
    private final NestedTrends trends;

    @Inject
    NestedTrendApi(NestedTrends trends) {
        this.trends = trends;
    }

    @Nullable @Description("Its models per year of release, with its rank and share among all organizations.")
    public CompletionStage<List<@NonNull SeriesYear>> trend(
            Context context,
            @Source Organization organization,
            @Description("First year; the first in which anyone released a model when left out.") Integer from,
            @Description("Last year; the last in which anyone released a model when left out.") Integer to,
            @DefaultValue("RECORDED")
                    @Description("RECORDED: its own models. GROUP: those of all members of its group, "
                            + "which only the group itself counts.")
                    OrganizationBasis basis) {
        var scope = Scope.everything(
                organization.snapshot(), CountryBasis.HEADQUARTERS, basis == null ? OrganizationBasis.RECORDED : basis);
        return trend(
                context,
                scope,
                Dimension.ORGANIZATION,
                from,
                to,
                organization.slug(),
                Integer.toString(organization.key()));
    }

    @Nullable @Description("Its models per year of release, with its rank and share among all countries.")
    public CompletionStage<List<@NonNull SeriesYear>> trend(
            Context context,
            @Source Country country,
            @Description("First year; the first in which anyone released a model when left out.") Integer from,
            @Description("Last year; the last in which anyone released a model when left out.") Integer to,
            @DefaultValue("HEADQUARTERS") @Description("Which models count for it.") CountryBasis basis) {
        var scope = Scope.everything(
                country.snapshot(), basis == null ? CountryBasis.HEADQUARTERS : basis, OrganizationBasis.GROUP);
        return trend(context, scope, Dimension.COUNTRY, from, to, country.code(), country.code());
    }

    private CompletionStage<List<SeriesYear>> trend(
            Context context, Scope scope, Dimension by, Integer from, Integer to, String key, String value) {
        Window.check(from, to);
        return trends.trend(context, new NestedTrends.Key(scope, by, from, to, key, value));
    }
}
