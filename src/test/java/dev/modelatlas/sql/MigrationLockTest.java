package dev.modelatlas.sql;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class MigrationLockTest {
    @Inject
    Flyway flyway;

    /** Flyway tries once a second. */
    @Test
    void serverWaitsTenMinutesForTheMigrationOfAnotherServer() {
        assertThat(flyway.getConfiguration().getLockRetryCount()).isEqualTo(600);
    }
}
