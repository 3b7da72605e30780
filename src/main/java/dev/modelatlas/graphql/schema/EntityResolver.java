package dev.modelatlas.graphql.schema;

import java.util.List;

/** Finds entities that other subgraphs refer to. The room that knows the entities implements it. */
public interface EntityResolver {

    /**
     * A router's reference to an entity.
     *
     * @param type name of the type: one of {@link Subgraph#KEYS}
     * @param key name of the key field
     * @param value value of that field
     */
    record Representation(String type, String key, String value) {}

    /**
     * Returns the entities in the requested order, null for each that does not exist. Must not run a statement for each
     * one.
     */
    List<Object> find(List<Representation> representations);
}
