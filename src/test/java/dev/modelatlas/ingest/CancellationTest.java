package dev.modelatlas.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Databases;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class CancellationTest {

    /** If the import kept its connection, the connection would keep the lock, and all other imports would wait. */
    @Test
    void importThatDoesNotEndLosesItsConnectionAndItsLock() throws SQLException {
        try (var pool = poolOfOne()) {
            var cancellation = new Cancellation(Duration.ZERO);
            try (var connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                assertThat(locks(connection)).isTrue();
                cancellation.begin(connection);
                cancellation.cancel();
                cancellation.cancel();
                cancellation.end();
            }
            await().ignoreException(SQLException.class).until(() -> {
                try (var next = pool.getConnection()) {
                    return locks(next);
                }
            });
        }
    }

    private static boolean locks(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_try_advisory_xact_lock(" + Ingest.LOCK + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static AgroalDataSource poolOfOne() throws SQLException {
        var database = Databases.fresh();
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(1)
                        .exceptionSorter(new PostgreSQLExceptionSorter())
                        .acquisitionTimeout(Duration.ofSeconds(10))
                        .connectionFactoryConfiguration(factory -> factory.connectionProviderClass(Driver.class)
                                .jdbcUrl(database.jdbcUrl())
                                .principal(new NamePrincipal(database.username())))));
    }
}
