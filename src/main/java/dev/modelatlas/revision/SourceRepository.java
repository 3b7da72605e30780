package dev.modelatlas.revision;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import dev.modelatlas.sql.EntityReader;

/** Reads sources and caches them, because a source never changes. */
@ApplicationScoped
public class SourceRepository {
    private final Map<Integer, Source> known = new ConcurrentHashMap<>();
    private final Map<Integer, Source> readOnly = Collections.unmodifiableMap(known);
    private final EntityReader entities;

    SourceRepository(EntityReader entities) {
        this.entities = entities;
    }

    /** Maps the IDs to their sources. The map also contains all other cached sources. May query the database. */
    public Map<Integer, Source> byIds(Collection<Integer> ids) {
        if (!known.keySet().containsAll(ids)) {
            var missing =
                    ids.stream().filter(id -> !known.containsKey(id)).distinct().toArray(Integer[]::new);
            entities.read(session -> session.createNativeQuery(
                                    "select id, name, url, licence, attribution, sha256 from source where id = any(:ids)",
                                    SourceEntity.class)
                            .setParameter("ids", missing)
                            .getResultList())
                    .forEach(row -> known.put(row.id, row.toSource()));
        }
        return readOnly;
    }
}
