package dev.modelatlas.webhook;

import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;

import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.sql.Database;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Databases;
import dev.modelatlas.testsupport.Publishing;

/**
 * A database with a few revisions, copied for each test, because concurrent classes must not see each other's webhooks.
 */
final class Published {
    static final List<Integer> REVISIONS = List.of(1, 2, 3, 4);
    static final int NEWEST = 4;

    private Published() {}

    /** A database without webhooks. */
    static Jdbi toNobody() {
        return new Database().jdbi(database());
    }

    static DataSource database() {
        return Databases.filled("published", empty -> {
                    var jdbi = Atlas.on(empty.dataSource()).jdbi();
                    IntStream.range(0, NEWEST).forEach(time -> Publishing.publish(jdbi));
                })
                .dataSource();
    }
}
