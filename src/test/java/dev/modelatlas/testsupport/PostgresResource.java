package dev.modelatlas.testsupport;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Gives every {@code @QuarkusTest} an empty database and free ports. It is registered for all of them in
 * {@code META-INF/services}: a test needs no annotation.
 */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        var database = Databases.fresh();
        return Map.of(
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.username", database.username(),
                "quarkus.datasource.password", database.password(),
                "quarkus.http.test-port", "0",
                "quarkus.management.test-port", "0");
    }

    /** The server ends with the JVM: the next application may want it. */
    @Override
    public void stop() {}
}
