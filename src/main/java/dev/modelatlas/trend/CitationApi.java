package dev.modelatlas.trend;

import java.util.List;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

import dev.modelatlas.graphql.RequestDay;
import dev.modelatlas.graphql.permalink.Permalink;
import dev.modelatlas.revision.RequestRevisions;

/** Resolves {@code Trends.citation} and its fields, and the sources of the counted models. */
@GraphQLApi
public class CitationApi {
    private final Permalink permalink;
    private final RequestRevisions revisions;
    private final RequestDay day;
    private final TrendAnswers answers;

    CitationApi(Permalink permalink, RequestRevisions revisions, RequestDay day, TrendAnswers answers) {
        this.permalink = permalink;
        this.revisions = revisions;
        this.day = day;
        this.answers = answers;
    }

    @Description("How to cite figures from this response.")
    public Citation citation(Context context, @Source Trends trends) {
        var field = context.unwrap(DataFetchingEnvironment.class);
        var of = field.getExecutionStepInfo().getParent();
        var isOfTheRoot = of.getObjectType().equals(field.getGraphQLSchema().getQueryType());
        return Citation.of(
                trends.revision(),
                answers.credits(trends),
                answers.authors(trends),
                day.today(),
                () -> isOfTheRoot
                        ? permalink.of(field, revisions)
                        : permalink.ofRevision(
                                field, of.getField(), trends.revision().number()));
    }

    @NonNull @Description("The reference as plain text, for a bibliography.")
    public String text(@Source Citation citation) {
        return citation.inText();
    }

    @NonNull @Description("The reference as a BibTeX entry.")
    public String bibtex(@Source Citation citation) {
        return citation.inBibtex();
    }

    @NonNull @Description("Link that runs this query again, at the revision of this response. The link passes the "
            + "number of the revision to each field that has an argument for a revision. Fields without such an "
            + "argument, such as `revisions` and `node`, can return newer data, as can fields above a list that continues "
            + "at an earlier revision. The link in a citation of "
            + "`Revision.trends` is different: it runs the root field `trends` with the same arguments, at the "
            + "revision of the citation. A link of more than 16,000 characters does not work; to get a shorter link, "
            + "shorten the document. A server that runs only trusted documents refuses the query of the link.")
    public String permalink(@Source Citation citation) {
        return citation.link().get();
    }

    @Nullable @Description("Sources of the counted models, each with its required attribution. At most 5, sorted by "
            + "number of models, highest first. If no models were counted, the list contains the source of the "
            + "revision.")
    public List<dev.modelatlas.revision.@NonNull Source> sources(@Source Trends trends) {
        return answers.credits(trends).named();
    }

    @Description("Number of further sources of the counted models, beyond those in `sources`.")
    public Integer otherSources(@Source Trends trends) {
        return answers.credits(trends).others();
    }
}
