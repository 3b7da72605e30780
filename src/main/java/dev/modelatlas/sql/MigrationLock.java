package dev.modelatlas.sql;

import jakarta.inject.Singleton;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Sets how long a process waits while another one migrates the database. By default, Flyway gives up after 50 s. During
 * a long migration on one server, every other server that starts would therefore fail. A process should not wait for
 * ever either, because a process that vanished can keep its lock for hours.
 */
@Singleton
class MigrationLock implements FlywayConfigurationCustomizer {
    /** Flyway tries once a second. Ten minutes are also how long a process waits for a database that does not respond. */
    private static final int TRIES = 600;

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.lockRetryCount(TRIES);
    }
}
