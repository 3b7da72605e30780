package dev.modelatlas.model;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.modelatlas.organization.OrganizationDirectory;
import dev.modelatlas.organization.Organizations;
import dev.modelatlas.revision.Revision;
import dev.modelatlas.revision.RevisionRepository;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.revision.Source;
import dev.modelatlas.revision.SourceRepository;
import dev.modelatlas.vocabulary.Vocabulary;

/**
 * Converts rows to models. Related objects come from memory, so reading a page takes one statement, regardless of the
 * selected fields.
 */
@ApplicationScoped
class ModelMapper {
    private final OrganizationDirectory directory;
    private final Vocabulary vocabulary;
    private final RevisionRepository revisions;
    private final SourceRepository sources;

    ModelMapper(
            OrganizationDirectory directory,
            Vocabulary vocabulary,
            RevisionRepository revisions,
            SourceRepository sources) {
        this.directory = directory;
        this.vocabulary = vocabulary;
        this.revisions = revisions;
        this.sources = sources;
    }

    /** Converts rows read at the revision of the snapshot, in the same order. */
    List<Model> models(List<ModelEntity> rows, Snapshot snapshot) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var organizations = directory.at(snapshot);
        var firstRevisions =
                revisions.byNumbers(rows.stream().map(row -> row.firstRevision).toList());
        var origins = sources.byIds(rows.stream().map(row -> row.sourceId).toList());
        return rows.stream()
                .map(row -> model(
                        row, snapshot, organizations, origins.get(row.sourceId), firstRevisions.get(row.firstRevision)))
                .toList();
    }

    private Model model(
            ModelEntity row, Snapshot snapshot, Organizations organizations, Source source, Revision firstRevision) {
        return Model.of(
                row,
                snapshot,
                organizations.byKeys(row.organizationIds),
                vocabulary.domains().byKeys(row.domainIds),
                vocabulary.tasks().byKeys(row.taskIds),
                source,
                firstRevision);
    }
}
