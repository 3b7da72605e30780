package dev.modelatlas.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.modelatlas.graphql.Page;
import dev.modelatlas.model.ModelAt;
import dev.modelatlas.revision.Revision;
import dev.modelatlas.revision.RevisionRepository;

import static java.util.stream.Collectors.groupingBy;

/** Turns rows of the change feed into the objects of the API. */
@ApplicationScoped
class Changes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ChangeRepository repository;
    private final RevisionRepository revisions;

    Changes(ChangeRepository repository, RevisionRepository revisions) {
        this.repository = repository;
        this.revisions = revisions;
    }

    /**
     * Reads pages. One statement reads the changes of all pages that have the same arguments. If the client selects
     * {@code totalCount}, a second statement counts the changes in the lists of these pages. Further statements read
     * revisions that are not cached.
     */
    Map<ChangePageKey, ModelChangeConnection> pages(Collection<ChangePageKey> keys) {
        var answers = new HashMap<ChangePageKey, ModelChangeConnection>();
        keys.stream().collect(groupingBy(ChangePageKey::statement)).values().forEach(alike -> {
            var rows = repository.rows(alike);
            var known = revisionsOf(rows.values());
            var counts = alike.get(0).counted() ? repository.counts(alike) : Map.<Integer, Integer>of();
            for (var ordinal = 1; ordinal <= alike.size(); ordinal++) {
                var key = alike.get(ordinal - 1);
                var edges = rows.getOrDefault(ordinal, List.of()).stream()
                        .map(row -> new ModelChangeEdge(key.cursor(row), change(row, known)))
                        .toList();
                answers.put(key, ModelChangeConnection.of(Page.of(edges, key.request()), counts.get(ordinal)));
            }
        });
        return answers;
    }

    /**
     * All changes of each model up to the revision at which the model is read, newest first. One statement reads the
     * changes of all models.
     */
    Map<ModelAt, List<ModelChange>> histories(Collection<ModelAt> places) {
        var listed = new ArrayList<>(places);
        var rows = repository.histories(listed);
        var known = revisionsOf(rows.values());
        var answers = new HashMap<ModelAt, List<ModelChange>>();
        for (var ordinal = 1; ordinal <= listed.size(); ordinal++) {
            var changes = rows.getOrDefault(ordinal, List.of()).stream().map(row -> change(row, known));
            answers.put(listed.get(ordinal - 1), changes.toList());
        }
        return answers;
    }

    private Map<Integer, Revision> revisionsOf(Collection<List<ChangeRow>> rows) {
        return revisions.byNumbers(rows.stream()
                .flatMap(List::stream)
                .map(ChangeRow::revisionNumber)
                .toList());
    }

    private static ModelChange change(ChangeRow row, Map<Integer, Revision> known) {
        return new ModelChange(
                new ModelAt(row.modelId(), row.revisionNumber()),
                known.get(row.revisionNumber()),
                row.kind(),
                row.slug(),
                fields(row.fields()));
    }

    private static List<FieldChange> fields(String json) {
        try {
            return List.of(JSON.readValue(json, FieldChange[].class));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("model_change.fields is not a JSON array of field changes", broken);
        }
    }
}
