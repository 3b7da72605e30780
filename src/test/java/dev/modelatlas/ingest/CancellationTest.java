package dev.modelatlas.ingest;

import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;

import dev.modelatlas.csv.CsvDrafts;
import dev.modelatlas.sql.Database;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.DatabaseProxy;
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
            var jdbi = new Database().jdbi(pool);
            try (var handle = jdbi.open()) {
                handle.begin();
                assertThat(locks(handle.getConnection())).isTrue();
                cancellation.begin(handle, jdbi);
                cancellation.cancel();
                cancellation.cancel();
                cancellation.end();
            } catch (JdbiException lost) {
                // Jdbi cannot end the transaction of a closed connection.
            }
            await().ignoreException(SQLException.class).until(() -> {
                try (var next = pool.getConnection()) {
                    return locks(next);
                }
            });
        }
    }

    /** A new connection may reach another instance of the pooler, which cannot cancel the statements of this one. */
    @Test
    void importIsCancelledOverAConnectionOfThePool() throws Exception {
        var database = Atlas.emptyDatabase();
        try (var proxy = new DatabaseProxy(database.dataSource());
                var pool = pool(proxy.url(), database.username(), 2);
                var other = new Database().jdbi(database.dataSource()).open()) {
            // The pool opens both of its connections.
            try (var first = pool.getConnection();
                    var second = pool.getConnection()) {
                assertThat(first).isNotEqualTo(second);
            }
            proxy.refuseConnections();
            other.begin();
            other.execute("select pg_advisory_xact_lock(?)", Ingest.LOCK);
            var ingest = new Ingest(new Database().jdbi(pool));
            var cancellation = new Cancellation(Duration.ofMinutes(5));
            var running = CompletableFuture.runAsync(
                    () -> ingest.run(Atlas.epoch("2025-01-01"), noRows(), stage -> {}, cancellation));
            await().until(() -> Atlas.on(other.getJdbi()).isAnyWriterWaiting());
            cancellation.cancel();
            assertThat(running).failsWithin(Duration.ofSeconds(10)).withThrowableOfType(ExecutionException.class);
            other.rollback();
        }
    }

    private static CsvDrafts noRows() {
        return new CsvDrafts(InputStream.nullInputStream(), Clock.systemUTC());
    }

    private static boolean locks(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_try_advisory_xact_lock(" + Ingest.LOCK + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static AgroalDataSource poolOfOne() throws SQLException {
        var database = Databases.fresh();
        return pool(database.jdbcUrl(), database.username(), 1);
    }

    private static AgroalDataSource pool(String url, String user, int size) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(size)
                        .exceptionSorter(new PostgreSQLExceptionSorter())
                        .acquisitionTimeout(Duration.ofSeconds(10))
                        .connectionFactoryConfiguration(factory -> factory.connectionProviderClass(Driver.class)
                                .jdbcUrl(url)
                                .principal(new NamePrincipal(user)))));
    }
}
