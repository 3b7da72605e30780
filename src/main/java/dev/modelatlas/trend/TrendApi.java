package dev.modelatlas.trend;

import java.util.List;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.model.filter.ModelFilter;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.trend.count.Dimension;
import dev.modelatlas.trend.count.TrendWindow;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

/** Resolves {@code Query.trends} and the fields computed from it. */
@GraphQLApi
public class TrendApi {
    private static final int MOST_VALUES = 100;
    private static final int PROLIFIC = 3;

    private final RequestRevisions revisions;
    private final ScopeReader scopes;
    private final TrendAnswers answers;

    TrendApi(RequestRevisions revisions, ScopeReader scopes, TrendAnswers answers) {
        this.revisions = revisions;
        this.scopes = scopes;
        this.answers = answers;
    }

    @Query("trends")
    @Description("Release trends over a window of years.")
    public Trends trends(
            @Description("Restricts the counts to matching models. Default: all models.") ModelFilter filter,
            @Description("First year of the window, from 1000 to 9999. Default: the first year with a matching "
                            + "model, or `to` if `to` is earlier. If no model matches and `to` is omitted, "
                            + "the year of the revision's `asOf`.")
                    Integer from,
            @Description("Last year of the window, not before `from`; a window has at most 200 years. Default: the "
                            + "last year with a matching model, or `from` if `from` is later. If no model "
                            + "matches and `from` is omitted, the year of the revision's `asOf`.")
                    Integer to,
            @DefaultValue("HEADQUARTERS") @Description("Rule by which models are attributed to countries.")
                    CountryBasis countryBasis,
            @DefaultValue("GROUP") @Description("Rule by which models are attributed to organizations.")
                    OrganizationBasis organizationBasis,
            @Description("Revision to read. Default: the current one.") Integer revision) {
        TrendWindow.check(from, to);
        return answers.trends(scopes.read(filter, revisions.at(revision), countryBasis, organizationBasis), from, to);
    }

    @Nullable @Description("Every year of the window, including years without models.")
    public List<@NonNull YearTrend> years(@Source Trends trends) {
        return answers.years(trends.counts());
    }

    @Nullable @Description("Values of a dimension that have at least one model in the window, with their number of "
            + "models per year. Sorted by number of models in the window, highest first, then by key.")
    public List<@NonNull Series> series(
            @Source Trends trends,
            @NonNull @Description("Dimension to count by.") Dimension by,
            @Description("Maximum number of values, 1 to 100. Default: all values.") Integer top,
            @DefaultValue("1") @Description("List only values with at least this many models in the window; 1 or more.")
                    Integer minModels) {
        return answers.series(trends.counts(), by, atMostHundred("top", top), atLeastOne(minModels, 1));
    }

    @Nullable @Description("Values of a dimension that have at least one model, sorted by number of models, highest "
            + "first, then by key.")
    public List<@NonNull RankedCount> ranking(
            @Source Trends trends,
            @NonNull @Description("Dimension to count by.") Dimension by,
            @Description("Counts only models of this year, which must not be before `from` or after `to` of the "
                            + "trends, if they are given. Default: the whole window.")
                    Integer year,
            @DefaultValue("1") @Description("List only values with at least this many models; 1 or more.")
                    Integer minModels,
            @Description("Maximum number of values, 1 to 100. Default: all values.") Integer first) {
        return answers.ranking(
                trends.counts(),
                trends.counts().window().narrowedTo(year),
                by,
                atMostHundred("first", first),
                atLeastOne(minModels, 1));
    }

    @Description("Number of models in the window that have no value for the dimension. 0 if the dimension has "
            + "a key for these models, such as UNKNOWN.")
    public Integer unattributed(@Source Trends trends, @NonNull @Description("Dimension to count by.") Dimension by) {
        return answers.unattributed(trends.counts(), by);
    }

    @Nullable @Description("For each value of a dimension, the earliest models in the window. Sorted by release date, "
            + "then by key.")
    public List<@NonNull First> firsts(
            @Source Trends trends, @NonNull @Description("Dimension to group by.") Dimension by) {
        return answers.firsts(trends.counts(), by);
    }

    @Nullable @Description("For each country, the organizations that released at least `minModels` models in `year`. "
            + "Countries are sorted by number of these organizations, highest first, then by country code. Countries "
            + "without such an organization are omitted.")
    public List<@NonNull ProlificCountry> prolificOrganizations(
            @Source Trends trends,
            @Description("Year whose models are counted; it must not be before `from` or after `to` of the trends, "
                            + "if they are given.")
                    int year,
            @DefaultValue("3")
                    @Description("Count only organizations with at least this many models in `year`; 1 or more.")
                    Integer minModels) {
        return answers.prolific(
                trends.counts(), trends.counts().window().narrowedTo(year), atLeastOne(minModels, PROLIFIC));
    }

    @Nullable @Description("Models that were released in the window and set a new record for known training compute, "
            + "earliest first. Each exceeded the known training compute of all earlier models, including those "
            + "released before the window.")
    public List<@NonNull FrontierPoint> computeFrontier(@Source Trends trends) {
        return answers.frontier(trends.counts());
    }

    @Description("Growth of the `computeFrontier`. Null if the frontier has fewer than 5 points or spans less than "
            + "365 days.")
    public ComputeGrowth computeGrowth(@Source Trends trends) {
        return answers.growth(trends.counts());
    }

    private static Integer atMostHundred(String argument, Integer number) {
        if (number != null && (number < 1 || number > MOST_VALUES)) {
            throw ApiException.badInput(
                    argument, "`" + argument + "` must be from 1 to " + MOST_VALUES + ", but is " + number + ".");
        }
        return number;
    }

    private static int atLeastOne(Integer minModels, int whenNull) {
        if (minModels != null && minModels < 1) {
            throw ApiException.badInput("minModels", "`minModels` must be at least 1, but is " + minModels + ".");
        }
        return minModels == null ? whenNull : minModels;
    }
}
