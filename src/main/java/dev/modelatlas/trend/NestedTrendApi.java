package dev.modelatlas.trend;

import java.util.List;
import java.util.concurrent.CompletionStage;

import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

import dev.modelatlas.country.Country;
import dev.modelatlas.organization.Organization;
import dev.modelatlas.trend.count.Dimension;
import dev.modelatlas.trend.count.TrendScope;
import dev.modelatlas.trend.count.TrendWindow;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

/**
 * Resolves the field {@code trend} of organizations and countries. The field returns the same yearly counts as the
 * organization's or country's series in {@code trends.series} without a filter.
 */
@GraphQLApi
public class NestedTrendApi {
    private final NestedTrends trends;

    NestedTrendApi(NestedTrends trends) {
        this.trends = trends;
    }

    @Nullable @Description(
            "Number of models of the organization per release year, with the organization's rank and share among all "
                    + "organizations.")
    public CompletionStage<List<@NonNull SeriesYear>> trend(
            Context context,
            @Source Organization organization,
            @Description("First year of the window. Default: the first year in which any model was released.")
                    Integer from,
            @Description("Last year of the window. Default: the last year in which any model was released.") Integer to,
            @DefaultValue("RECORDED")
                    @Description("RECORDED counts the organization's own models. GROUP counts the models of the whole "
                            + "group, or 0 models if the organization has a parent.")
                    OrganizationBasis basis) {
        var scope = TrendScope.everything(
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

    @Nullable @Description("Number of models of the country per release year, with the country's rank and share among "
            + "all countries.")
    public CompletionStage<List<@NonNull SeriesYear>> trend(
            Context context,
            @Source Country country,
            @Description("First year of the window. Default: the first year in which any model was released.")
                    Integer from,
            @Description("Last year of the window. Default: the last year in which any model was released.") Integer to,
            @DefaultValue("HEADQUARTERS") @Description("Rule by which models are attributed to the country.")
                    CountryBasis basis) {
        var scope = TrendScope.everything(
                country.snapshot(), basis == null ? CountryBasis.HEADQUARTERS : basis, OrganizationBasis.GROUP);
        return trend(context, scope, Dimension.COUNTRY, from, to, country.code(), country.code());
    }

    private CompletionStage<List<SeriesYear>> trend(
            Context context, TrendScope scope, Dimension by, Integer from, Integer to, String key, String value) {
        TrendWindow.check(from, to);
        return trends.trend(context, new NestedTrends.Key(scope, by, from, to, key, value));
    }
}
