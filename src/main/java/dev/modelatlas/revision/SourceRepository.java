package dev.modelatlas.revision;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

/** Reads sources. A source never changes, so each is read once. */
@ApplicationScoped
public class SourceRepository {
    private record Row(int id, String name, String url, String licence, String attribution, String sha256) {
        Source toSource() {
            return new Source(name, url, licence, attribution, sha256);
        }
    }

    private final Map<Integer, Source> known = new ConcurrentHashMap<>();
    private final Jdbi jdbi;

    @Inject
    SourceRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The sources with these keys, at least: all that are known. */
    public Map<Integer, Source> byIds(Collection<Integer> ids) {
        var missing =
                ids.stream().filter(id -> !known.containsKey(id)).distinct().toArray(Integer[]::new);
        if (missing.length > 0) {
            jdbi.useHandle(handle -> handle.select(
                            "select id, name, url, licence, attribution, sha256 from source where id = any(?)",
                            (Object) missing)
                    .mapTo(Row.class)
                    .forEach(row -> known.put(row.id(), row.toSource())));
        }
        return Collections.unmodifiableMap(known);
    }
}
