package dev.modelatlas.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.modelatlas.graphql.Page;
import dev.modelatlas.model.filter.ModelFilters;

/** Reads connections of models. */
@ApplicationScoped
class ModelPages {
    private final ModelFilters filters;
    private final ModelPageRepository repository;
    private final ModelMapper mapper;

    ModelPages(ModelFilters filters, ModelPageRepository repository, ModelMapper mapper) {
        this.filters = filters;
        this.repository = repository;
        this.mapper = mapper;
    }

    /**
     * Reads pages with one statement. If the keys require counts, a second statement counts the models of each list.
     * Waits for the database.
     *
     * @param keys not empty, all with the same {@link ModelPageKey#statement}
     * @return pages in the order of the keys
     */
    List<ModelConnection> read(List<ModelPageKey> keys) {
        var statement = keys.get(0).statement();
        var group = statement.group();
        var groups = keys.stream().map(ModelPageKey::group).toList();
        var predicate = filters.predicate(
                group.filter(), group.snapshot(), group.countryBasis(), group.organizationBasis(), "filter");
        var rows = repository.rows(statement, groups, predicate);
        var counts = statement.counted() ? repository.counts(statement, groups, predicate) : Map.<Integer, Integer>of();
        var pages = new ArrayList<ModelConnection>();
        for (var ordinal = 1; ordinal <= keys.size(); ordinal++) {
            pages.add(connection(keys.get(ordinal - 1), rows.getOrDefault(ordinal, List.of()), counts.get(ordinal)));
        }
        return pages;
    }

    private ModelConnection connection(ModelPageKey key, List<ModelEntity> rows, Integer count) {
        var cursors = key.cursors();
        var edges = mapper.models(rows, key.group().snapshot()).stream()
                .map(model -> new ModelEdge(cursors.apply(model.row()), model))
                .toList();
        return ModelConnection.of(Page.of(edges, key.request()), count);
    }
}
