package dev.modelatlas.trend;

import jakarta.inject.Inject;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.api.Context;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
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

    @Inject
    CitationApi(Permalink permalink, RequestRevisions revisions, RequestDay day) {
        this.permalink = permalink;
        this.revisions = revisions;
        this.day = day;
    }

    @Description("How to cite figures of this answer.")
    public Citation citation(Context context, @Source Trends trends) {
        var field = context.unwrap(DataFetchingEnvironment.class);
        var link = permalink.of(field, () -> revisions.at(null).revision());
        return Citation.of(trends.revision(), day.today(), link);
    }
}
