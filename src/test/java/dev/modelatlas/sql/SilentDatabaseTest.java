package dev.modelatlas.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.DatabaseProxy;
import dev.modelatlas.testsupport.Databases;
import dev.modelatlas.testsupport.Sql;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database that accepts connections but no longer responds, for example because its machine has lost its disk.
 */
@Concurrent
class SilentDatabaseTest {
    private static final String PRIMARY = "quarkus.datasource.jdbc.additional-jdbc-properties.";
    private static final String REPLICA = "quarkus.datasource.replica.jdbc.additional-jdbc-properties.";

    private final PGSimpleDataSource database = Databases.fresh().dataSource();
    private final DatabaseProxy proxy;

    SilentDatabaseTest() throws IOException {
        proxy = new DatabaseProxy(database);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {PRIMARY, REPLICA})
    void poolConnectsSoonAfterTheDatabaseResponds(String prefix) throws Exception {
        try (var pool = pool(prefix)) {
            proxy.finishesLogins(false);
            assertThat(isConnected(pool)).isFalse();
            proxy.finishesLogins(true);
            await().until(() -> isConnected(pool));
        }
    }

    /** The server asks the primary which migrations the replica needs. */
    @Test
    void readFromAReplicaEndsInTimeIfThePrimaryNoLongerResponds() throws SQLException {
        try (var pool = pool(PRIMARY);
                var replicas = ReplicaTest.pool(database)) {
            assertThat(isConnected(pool)).isTrue();
            proxy.loses(sent -> true);
            var jdbi = Database.jdbi(new TimedConnections(pool, new Replica(replicas, pool)));
            var read = CompletableFuture.supplyAsync(() -> Deadline.within(
                    Duration.ofSeconds(1), () -> ReadRouting.onAnyServer(() -> Sql.one(jdbi, int.class, "select 1"))));
            assertThat(read).failsWithin(Duration.ofSeconds(20)).withThrowableOfType(ExecutionException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {PRIMARY, REPLICA})
    void loginTimeoutLeavesTimeForAThirdServerAfterTwoThatDoNotRespond(String prefix) {
        var settings = settings(prefix);
        assertThat(Integer.parseInt(settings.get("loginTimeout")))
                .isGreaterThan(2 * Integer.parseInt(settings.get("connectTimeout")));
    }

    private static boolean isConnected(AgroalDataSource pool) {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException silent) {
            return false;
        }
    }

    private AgroalDataSource pool(String prefix) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(2)
                        .acquisitionTimeout(Duration.ofSeconds(1))
                        .connectionFactoryConfiguration(factory -> {
                            factory.jdbcUrl(proxy.url()).principal(new NamePrincipal("postgres"));
                            settings(prefix).forEach(factory::jdbcProperty);
                            return factory;
                        })));
    }

    /** The settings of the driver with which a server starts. */
    private static Map<String, String> settings(String prefix) {
        var all = new Properties();
        try (var file = SilentDatabaseTest.class.getResourceAsStream("/application.properties")) {
            all.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var settings = new HashMap<String, String>();
        all.stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> settings.put(name.substring(prefix.length()), all.getProperty(name)));
        // The test's server is no standby.
        settings.remove("targetServerType");
        return settings;
    }
}
