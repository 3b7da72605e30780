package dev.modelatlas.node;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.modelatlas.country.Countries;
import dev.modelatlas.graphql.NodeId;
import dev.modelatlas.graphql.schema.EntityResolver;
import dev.modelatlas.model.Model;
import dev.modelatlas.model.ModelRepository;
import dev.modelatlas.organization.OrganizationDirectory;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.revision.Snapshot;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

/**
 * Finds the models, organizations and countries that other subgraphs refer to. An entity is read at the revision that
 * its ID contains, or else at the current revision. An unknown ID gives null, because an error would make the router
 * discard all other entities of the request.
 */
@ApplicationScoped
class FederatedEntities implements EntityResolver {
    private final RequestRevisions revisions;
    private final ModelRepository models;
    private final OrganizationDirectory organizations;
    private final Countries countries;

    /**
     * Identifies an entity at a revision.
     *
     * @param key the slug or code
     */
    private record Place(String type, String key, Snapshot snapshot) {}

    FederatedEntities(
            RequestRevisions revisions,
            ModelRepository models,
            OrganizationDirectory organizations,
            Countries countries) {
        this.revisions = revisions;
        this.models = models;
        this.organizations = organizations;
        this.countries = countries;
    }

    @Override
    public List<Object> find(List<Representation> representations) {
        var places = representations.stream().map(this::place).toList();
        Map<Place, Object> found =
                new HashMap<>(models(places.stream().flatMap(Optional::stream).toList()));
        places.stream().flatMap(Optional::stream).forEach(place -> found.computeIfAbsent(place, this::findInMemory));
        return places.stream()
                .map(place -> place.<Object>map(found::get).orElse(null))
                .toList();
    }

    private Optional<Place> place(Representation asked) {
        if (!asked.key().equals("id")) {
            // Drops texts that cannot be keys. PostgreSQL refuses some of them, such as a text with U+0000.
            return Optional.of(asked.value())
                    .filter(NodeId::isKey)
                    .map(key -> new Place(asked.type(), key, revisions.at(null)));
        }
        return NodeId.find(asked.value())
                .filter(id -> id.type().equals(asked.type()))
                .filter(id ->
                        id.revision() == null || revisions.find(id.revision()).isPresent())
                .map(id -> new Place(id.type(), id.key(), revisions.at(id.revision())));
    }

    /** Reads the models, with one statement for each revision. */
    private Map<Place, Model> models(List<Place> places) {
        var found = new HashMap<Place, Model>();
        places.stream()
                .filter(place -> place.type().equals("Model"))
                .collect(groupingBy(Place::snapshot, mapping(Place::key, toSet())))
                .forEach((snapshot, slugs) -> models.bySlugs(snapshot, slugs)
                        .forEach((slug, model) -> found.put(new Place("Model", slug, snapshot), model)));
        return found;
    }

    private Object findInMemory(Place place) {
        return switch (place.type()) {
            case "Organization" ->
                organizations.at(place.snapshot()).bySlug(place.key()).orElse(null);
            case "Country" -> countries.find(place.key(), place.snapshot()).orElse(null);
            default -> null;
        };
    }
}
