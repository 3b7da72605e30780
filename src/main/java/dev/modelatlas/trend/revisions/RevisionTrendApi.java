package dev.modelatlas.trend.revisions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.api.Context;
import org.dataloader.Try;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Source;

import dev.modelatlas.graphql.Batch;
import dev.modelatlas.model.filter.ModelFilter;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.revision.Revision;
import dev.modelatlas.trend.ScopeReader;
import dev.modelatlas.trend.TrendAnswers;
import dev.modelatlas.trend.Trends;
import dev.modelatlas.trend.count.TrendScope;
import dev.modelatlas.trend.count.TrendWindow;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

import static java.util.stream.Collectors.groupingBy;

/**
 * Resolves {@code Revision.trends}. For a list of revisions, one SQL statement reads a field of the trends at all
 * revisions. Some fields need a statement for each revision: pages of models, organization names that are not in
 * memory, and trends with the filter {@code text}, because search strings are interpreted separately at each revision.
 */
@GraphQLApi
public class RevisionTrendApi {
    private final RequestRevisions revisions;
    private final ScopeReader scopes;
    private final TrendAnswers answers;

    RevisionTrendApi(RequestRevisions revisions, ScopeReader scopes, TrendAnswers answers) {
        this.revisions = revisions;
        this.scopes = scopes;
        this.answers = answers;
    }

    /**
     * Identifies the trends of one revision.
     *
     * @param field the path of the GraphQL field in the response, without list positions. The trends of several
     *     revisions are read together only if they belong to the same field
     */
    private record Key(TrendScope scope, Integer from, Integer to, List<String> field) {
        Key together() {
            var ofAny = new TrendScope(null, scope.filter(), scope.countryBasis(), scope.organizationBasis(), null);
            return new Key(ofAny, from, to, field);
        }
    }

    @Description("Release trends over a window of years, at this revision. The default window can differ between "
            + "revisions. To compare revisions, give both `from` and `to`. If you select this field for a list of "
            + "revisions, the server computes most figures for all revisions together. It computes pages of models "
            + "for each revision separately, which takes longer. If the filter contains `text`, the server computes "
            + "all figures for each revision separately.")
    public CompletionStage<Trends> trends(
            Context context,
            @Source Revision revision,
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
                    OrganizationBasis organizationBasis) {
        TrendWindow.check(from, to);
        var scope = scopes.read(filter, revisions.at(revision.number()), countryBasis, organizationBasis);
        var path = context.unwrap(DataFetchingEnvironment.class)
                .getExecutionStepInfo()
                .getPath()
                .getKeysOnly();
        return Batch.tryLoad(context, "trendsOfRevisions", new Key(scope, from, to, path), this::read);
    }

    private Map<Key, Try<Trends>> read(Set<Key> keys) {
        var found = new HashMap<Key, Try<Trends>>();
        keys.stream().collect(groupingBy(Key::together)).forEach((together, alike) -> {
            var trends = Try.tryCall(
                    () -> answers.trends(alike.stream().map(Key::scope).toList(), together.from(), together.to()));
            alike.forEach(key -> found.put(
                    key,
                    trends.isSuccess() ? trends.get().get(key.scope()) : Try.<Trends>failed(trends.getThrowable())));
        });
        return found;
    }
}
