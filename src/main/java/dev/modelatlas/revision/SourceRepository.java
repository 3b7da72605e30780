package dev.modelatlas.revision;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Reads sources. A source never changes, so each is read once. */
@ApplicationScoped
public class SourceRepository {
    private final Map<Integer, Source> known = new ConcurrentHashMap<>();

    /** The sources with these keys, at least: all that are known. */
    @Transactional
    public Map<Integer, Source> byIds(Collection<Integer> ids) {
        var missing =
                ids.stream().filter(id -> !known.containsKey(id)).distinct().toList();
        if (!missing.isEmpty()) {
            SourceEntity.<SourceEntity>list("id in ?1", missing).forEach(row -> known.put(row.id, row.toSource()));
        }
        return Collections.unmodifiableMap(known);
    }
}
