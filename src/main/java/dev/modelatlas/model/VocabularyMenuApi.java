package dev.modelatlas.model;

import java.util.Comparator;
import java.util.List;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.vocabulary.Domain;
import dev.modelatlas.vocabulary.Task;
import dev.modelatlas.vocabulary.Vocabulary;

/**
 * Resolves the lists of valid values for filters. A list contains only values that models of the revision have.
 * Therefore the list for a revision never changes, although domains and tasks are not versioned.
 */
@GraphQLApi
public class VocabularyMenuApi {
    private final RequestRevisions revisions;
    private final ModelRepository models;
    private final Vocabulary vocabulary;

    VocabularyMenuApi(RequestRevisions revisions, ModelRepository models, Vocabulary vocabulary) {
        this.revisions = revisions;
        this.models = models;
        this.vocabulary = vocabulary;
    }

    @Query
    @Nullable @Description("Domains of the models in the revision, sorted by slug.")
    public List<@NonNull Domain> domains(@Description("Revision to read. Default: the current one.") Integer revision) {
        return models.domainIds(revisions.at(revision)).stream()
                .map(vocabulary.domains()::byKey)
                .sorted(Comparator.comparing(Domain::slug))
                .toList();
    }

    @Query
    @Nullable @Description("Tasks of the models in the revision, sorted by slug.")
    public List<@NonNull Task> tasks(@Description("Revision to read. Default: the current one.") Integer revision) {
        return models.taskIds(revisions.at(revision)).stream()
                .map(vocabulary.tasks()::byKey)
                .sorted(Comparator.comparing(Task::slug))
                .toList();
    }
}
