package dev.modelatlas.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.modelatlas.country.Countries;
import dev.modelatlas.graphql.NodeId;
import dev.modelatlas.graphql.engine.Entities;
import dev.modelatlas.organization.OrganizationDirectory;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.revision.Snapshot;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

/**
 * Finds models, organizations and countries that other subgraphs refer to: at the revision that an id carries, else at
 * the current one. What no id of ours says is not there, rather than an error that would cost the router all others.
 */
@ApplicationScoped
class FederatedEntities implements Entities {
    private final RequestRevisions revisions;
    private final ModelRepository models;
    private final OrganizationDirectory organizations;
    private final Countries countries;

    /** Where to look for one, by slug or code. */
    private record Place(String type, String key, Snapshot snapshot) {}

    @Inject
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
            return Optional.of(new Place(asked.type(), asked.value(), revisions.at(null)));
        }
        return NodeId.find(asked.value())
                .filter(id -> id.type().equals(asked.type()))
                .filter(id ->
                        id.revision() == null || revisions.find(id.revision()).isPresent())
                .map(id -> new Place(id.type(), id.key(), revisions.at(id.revision())));
    }

    /** One statement for each revision among them. */
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
