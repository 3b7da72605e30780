package dev.modelatlas.model;

import java.util.Comparator;
import java.util.List;

import jakarta.inject.Inject;

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
 * What filters can name. Domains and tasks are not versioned, so a revision lists those that its models have: that
 * stays the same for ever.
 */
@GraphQLApi
public class VocabularyMenuApi {
    private final RequestRevisions revisions;
    private final ModelRepository models;
    private final Vocabulary vocabulary;

    @Inject
    VocabularyMenuApi(RequestRevisions revisions, ModelRepository models, Vocabulary vocabulary) {
        this.revisions = revisions;
        this.models = models;
        this.vocabulary = vocabulary;
    }

    @Query
    @Nullable @Description("The domains that models of the revision have, by slug.")
    public List<@NonNull Domain> domains(
            @Description("Revision to read; the current one when left out.") Integer revision) {
        return models.domainIds(revisions.at(revision)).stream()
                .map(vocabulary.domains()::byKey)
                .sorted(Comparator.comparing(Domain::slug))
                .toList();
    }

    @Query
    @Nullable @Description("The tasks that models of the revision have, by slug.")
    public List<@NonNull Task> tasks(
            @Description("Revision to read; the current one when left out.") Integer revision) {
        return models.taskIds(revisions.at(revision)).stream()
                .map(vocabulary.tasks()::byKey)
                .sorted(Comparator.comparing(Task::slug))
                .toList();
    }
}
