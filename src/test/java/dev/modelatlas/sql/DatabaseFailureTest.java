package dev.modelatlas.sql;

import java.sql.SQLException;
import java.time.Duration;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

@Concurrent
class DatabaseFailureTest {

    @Test
    void exhaustedPoolCountsAsAnUnavailableDatabase() throws SQLException {
        try (var pool = poolOfOne();
                var taken = pool.getConnection()) {
            assertThat(taken.isValid(5)).isTrue();
            assertThat(DatabaseFailure.of(catchThrowable(pool::getConnection))).contains(DatabaseFailure.UNAVAILABLE);
        }
    }

    @Test
    void messageForOperatorsIsOneLine() {
        var full =
                new SQLException("ERROR: could not extend file: No space left on device\n  Hint: Check it.", "53100");
        var failure = new IllegalStateException("insert into model", full);
        assertThat(DatabaseFailure.of(failure)).contains(DatabaseFailure.UNAVAILABLE);
        assertThat(DatabaseFailure.words(failure)).isEqualTo("could not extend file: No space left on device");
    }

    private static AgroalDataSource poolOfOne() throws SQLException {
        var database = Databases.fresh();
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(1)
                        .acquisitionTimeout(Duration.ofSeconds(2))
                        .connectionFactoryConfiguration(factory -> factory.connectionProviderClass(Driver.class)
                                .jdbcUrl(database.jdbcUrl())
                                .principal(new NamePrincipal(database.username())))));
    }
}
