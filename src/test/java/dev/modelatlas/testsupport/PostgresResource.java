package dev.modelatlas.testsupport;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;

/**
 * Gives every {@code @QuarkusTest} a database and free ports. The database has the shipped revisions, or is empty if
 * the profile sets {@code model-atlas.load-shipped=false}. It is registered for all tests in {@code META-INF/services},
 * so a test needs no annotation. {@code ServeIT} shows that the program fills an empty database itself.
 */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {
    private boolean shipped;

    @Override
    public void setContext(Context context) {
        shipped = context.testProfile() == null || loadsShipped(context.testProfile());
    }

    private static boolean loadsShipped(String profile) {
        try {
            var type = Class.forName(profile, true, Thread.currentThread().getContextClassLoader());
            var settings = ((QuarkusTestProfile) type.getConstructor().newInstance()).getConfigOverrides();
            return !"false".equals(settings.get("model-atlas.load-shipped"));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(profile + " has no public constructor without parameters", e);
        }
    }

    @Override
    public Map<String, String> start() {
        var database = shipped ? Atlas.filledDatabase() : Databases.fresh();
        return Map.of(
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.username", database.username(),
                "quarkus.datasource.password", database.password(),
                "quarkus.http.test-port", "0",
                "quarkus.management.test-port", "0");
    }

    /** The server ends with the JVM, because the next application may use it, too. */
    @Override
    public void stop() {}
}
