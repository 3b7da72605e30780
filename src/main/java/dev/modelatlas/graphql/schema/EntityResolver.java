package dev.modelatlas.graphql.schema;

import java.util.List;

/**
 * Finds entities that other subgraphs refer to. Another package implements this interface, because this package must
 * not depend on the types of the entities.
 */
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
     * Returns the entities in the requested order, with null for each entity that does not exist. Must read all
     * entities together, without an SQL statement for each.
     */
    List<Object> find(List<Representation> representations);
}
