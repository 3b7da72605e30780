package dev.modelatlas.graphql.engine;

import java.util.List;

/** Finds what other subgraphs refer to. Rooms that know the entities say how. */
public interface Entities {

    /**
     * What a router asks for.
     *
     * @param type name of the type: one of {@link Subgraph#KEYS}
     * @param key name of the field that it is known by
     * @param value of that field
     */
    record Representation(String type, String key, String value) {}

    /** The entities in the order asked; null for each that is not there. No statement for each of them. */
    List<Object> find(List<Representation> representations);
}
