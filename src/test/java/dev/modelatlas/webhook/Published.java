package dev.modelatlas.webhook;

import java.util.List;
import java.util.stream.IntStream;

import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Publishing;

/** A database with a few revisions, made once, for tests that register subscribers of their own. */
final class Published {
    static final List<Integer> REVISIONS = List.of(1, 2, 3, 4);
    static final int NEWEST = 4;

    private static Jdbi jdbi;

    private Published() {}

    /** Without any subscriber. */
    static synchronized Jdbi toNobody() {
        if (jdbi == null) {
            jdbi = Atlas.empty().jdbi();
            IntStream.range(0, NEWEST).forEach(time -> Publishing.publish(jdbi));
        }
        jdbi.useHandle(handle -> handle.execute("delete from webhook"));
        return jdbi;
    }
}
