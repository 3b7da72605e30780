package dev.modelatlas.embedded;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Databases;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class MigrationAtStartTest {

    @Test
    void aNewDatabaseIsNotNewerAndHasNoRevision() throws SQLException {
        try (var database = Databases.fresh().dataSource().getConnection()) {
            assertThat(MigrationAtStart.isNewer(database)).isFalse();
            assertThat(MigrationAtStart.hasRevision(database)).isFalse();
        }
    }

    /** The packaged program finds its scripts in another way than the tests, and stores their directory, too. */
    @Test
    void aDatabaseOfThisBuildIsNotNewer() throws SQLException {
        try (var database = Atlas.filledDatabase().dataSource().getConnection();
                var statement = database.createStatement()) {
            assertThat(MigrationAtStart.isNewer(database)).isFalse();
            assertThat(MigrationAtStart.hasRevision(database)).isTrue();
            statement.execute("update flyway_schema_history set script = 'db/migration/' || script");
            assertThat(MigrationAtStart.isNewer(database)).isFalse();
        }
    }

    @Test
    void aDatabaseWithAMigrationThatThisBuildLacksIsNewer() throws SQLException {
        try (var database = Atlas.emptyDatabase().dataSource().getConnection();
                var statement = database.createStatement()) {
            statement.execute(
                    "insert into flyway_schema_history select max(installed_rank) + 1, '9000', 'newer', 'SQL',"
                            + " 'V9000__newer.sql', 1, 'newer', now(), 1, true from flyway_schema_history");
            assertThat(MigrationAtStart.isNewer(database)).isTrue();
            assertThat(MigrationAtStart.hasRevision(database)).isFalse();
        }
    }
}
