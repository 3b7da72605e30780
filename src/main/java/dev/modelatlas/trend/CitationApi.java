package dev.modelatlas.trend;

import java.util.List;

import jakarta.inject.Inject;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

import dev.modelatlas.graphql.Permalink;
import dev.modelatlas.graphql.RequestDay;
import dev.modelatlas.revision.RequestRevisions;

/** {@code Trends.citation}. */
@GraphQLApi
public class CitationApi {
    private final Permalink permalink;
    private final RequestRevisions revisions;
    private final RequestDay day;
    private final TrendAnswers answers;

    @Inject
    CitationApi(Permalink permalink, RequestRevisions revisions, RequestDay day, TrendAnswers answers) {
        this.permalink = permalink;
        this.revisions = revisions;
        this.day = day;
        this.answers = answers;
    }

    @Description("How to cite figures of this answer.")
    public Citation citation(Context context, @Source Trends trends) {
        var field = context.unwrap(DataFetchingEnvironment.class);
        var link = permalink.of(field, () -> revisions.at(null).revision());
        return Citation.of(trends.revision(), answers.credits(trends), answers.authors(trends), day.today(), link);
    }

    @Nullable @Description(
            "What the counted models were taken from, with the credit that it asks for: the sources with most models "
                    + "first, at most 5. Where none was counted, what the revision was made from.")
    public List<dev.modelatlas.revision.@NonNull Source> sources(@Source Trends trends) {
        return answers.credits(trends).named();
    }

    @Description("How many sources the counted models have beside those in `sources`.")
    public Integer otherSources(@Source Trends trends) {
        return answers.credits(trends).others();
    }
}
