package dev.modelatlas.trend;

import java.util.List;

import jakarta.inject.Inject;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.model.ModelFilter;
import dev.modelatlas.model.ModelFilters;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

/** {@code Query.trends} and what is computed below it. */
@GraphQLApi
public class TrendApi {
    private static final int MOST_VALUES = 100;
    private static final int PROLIFIC = 3;

    private final RequestRevisions revisions;
    private final ModelFilters filters;
    private final TrendAnswers answers;

    @Inject
    TrendApi(RequestRevisions revisions, ModelFilters filters, TrendAnswers answers) {
        this.revisions = revisions;
        this.filters = filters;
        this.answers = answers;
    }

    @Query("trends")
    @Description("How releases of models develop over a window of years.")
    public Trends trends(
            @Description("Which models are counted; all of them when left out.") ModelFilter filter,
            @Description("First year of the window, from 1000 to 9999. Left out: the first year that has such a model, "
                            + "or to where that is earlier; the year of the revision's asOf where there is neither.")
                    Integer from,
            @Description("Last year of the window, not before from; a window has at most 200 years. Left out: the last "
                            + "year that has such a model, or from where that is later; the year of the revision's asOf where "
                            + "there is neither.")
                    Integer to,
            @DefaultValue("HEADQUARTERS") @Description("Which countries a model counts for.") CountryBasis countryBasis,
            @DefaultValue("GROUP") @Description("Which organizations a model counts for.")
                    OrganizationBasis organizationBasis,
            @Description("The revision to read at; the current one when left out.") Integer revision) {
        Window.check(from, to);
        var snapshot = revisions.at(revision);
        var countries = countryBasis == null ? CountryBasis.HEADQUARTERS : countryBasis;
        var organizations = organizationBasis == null ? OrganizationBasis.GROUP : organizationBasis;
        var predicate = filters.predicate(filter, snapshot, countries, organizations, "filter");
        var scope = new Scope(snapshot, filter, countries, organizations, predicate);
        return answers.trends(scope, from, to);
    }

    @Nullable @Description("Every year of the window, years without a model included.")
    public List<@NonNull YearTrend> years(@Source Trends trends) {
        return answers.years(trends.counts());
    }

    @Nullable @Description("The values of a dimension that have a model in the window, each through its years: most models "
            + "first, then by key.")
    public List<@NonNull Series> series(
            @Source Trends trends,
            @NonNull @Description("What to count by.") Dimension by,
            @Description("How many values, from 1 to 100; all of them when left out.") Integer top,
            @DefaultValue("1") @Description("Only values with at least so many models in the window; at least 1.")
                    Integer minModels) {
        return answers.series(trends.counts(), by, atMostHundred("top", top), atLeastOne(minModels, 1));
    }

    @Nullable @Description("The values of a dimension that have a model: most models first, then by key.")
    public List<@NonNull RankedCount> ranking(
            @Source Trends trends,
            @NonNull @Description("What to count by.") Dimension by,
            @Description("Only the models of this year of the window; the whole window when left out.") Integer year,
            @DefaultValue("1") @Description("Only values with at least so many models; at least 1.") Integer minModels,
            @Description("How many values, from 1 to 100; all of them when left out.") Integer first) {
        return answers.ranking(
                trends.counts(),
                trends.counts().window().narrowedTo(year),
                by,
                atMostHundred("first", first),
                atLeastOne(minModels, 1));
    }

    @Description("How many models of the window have no value of a dimension. Dimensions with a key for what is not "
            + "recorded, such as UNKNOWN, have none.")
    public Integer unattributed(@Source Trends trends, @NonNull @Description("What to count by.") Dimension by) {
        return answers.unattributed(trends.counts(), by);
    }

    @Nullable @Description("The earliest models of each value of a dimension within the window: earliest first, then by key.")
    public List<@NonNull First> firsts(@Source Trends trends, @NonNull @Description("What to go by.") Dimension by) {
        return answers.firsts(trends.counts(), by);
    }

    @Nullable @Description("The countries by how many of their organizations released at least minModels models in a year: most "
            + "first, then by code. Countries without such an organization are left out.")
    public List<@NonNull ProlificCountry> prolificOrganizations(
            @Source Trends trends,
            @Description("A year of the window.") int year,
            @DefaultValue("3") @Description("How many models an organization needs; at least 1.") Integer minModels) {
        return answers.prolific(
                trends.counts(), trends.counts().window().narrowedTo(year), atLeastOne(minModels, PROLIFIC));
    }

    @Nullable @Description("Each model that set a new record of known training compute, earliest first. Models before the window "
            + "set records too, but only those in it are listed.")
    public List<@NonNull FrontierPoint> computeFrontier(@Source Trends trends) {
        return answers.frontier(trends.counts());
    }

    @Description("How fast the compute frontier grows; null when it has fewer than 5 points or spans under 365 days.")
    public ComputeGrowth computeGrowth(@Source Trends trends) {
        return answers.growth(trends.counts());
    }

    private static Integer atMostHundred(String argument, Integer number) {
        if (number != null && (number < 1 || number > MOST_VALUES)) {
            throw ApiException.badInput(
                    argument, argument + " must be from 1 to " + MOST_VALUES + ", but is " + number + ".");
        }
        return number;
    }

    private static int atLeastOne(Integer minModels, int whenNull) {
        if (minModels != null && minModels < 1) {
            throw ApiException.badInput("minModels", "minModels must be at least 1, but is " + minModels + ".");
        }
        return minModels == null ? whenNull : minModels;
    }
}
