package dev.modelatlas.sql;

import java.sql.SQLException;
import java.time.Duration;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import dev.modelatlas.health.DatabaseState;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Publishing;
import dev.modelatlas.testsupport.Sql;

import static dev.modelatlas.sql.LaggingReplica.PRIMARY;
import static dev.modelatlas.sql.LaggingReplica.REPLICA;
import static dev.modelatlas.sql.LaggingReplica.read;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which of two databases the program reads from: the primary or the replica. {@code LostReplicaTest} and
 * {@code ReplicasIT} use a real standby.
 */
@Concurrent
class ReplicaTest {
    private LaggingReplica databases;

    @BeforeEach
    void startProgram() throws SQLException {
        databases = new LaggingReplica();
    }

    @AfterEach
    void endProgram() {
        databases.close();
    }

    @Test
    void usesTheReplicaForReadsWithADeadline() {
        assertThat(read(() -> asked())).isEqualTo(REPLICA);
        assertThat(read(() -> at(1))).isEqualTo(REPLICA);
    }

    @Test
    void usesThePrimaryIfThereIsNoDeadlineOrTheWorkMayWrite() {
        assertThat(asked()).isEqualTo(PRIMARY);
        assertThat(Deadline.within(Duration.ofSeconds(20), this::asked)).isEqualTo(PRIMARY);
        assertThat(ReadRouting.onAnyServer(this::asked)).isEqualTo(PRIMARY);
    }

    @Test
    void usesThePrimaryForARevisionThatTheReplicaLacks() {
        var next = databases.publish();
        assertThat(read(() -> at(next - 1) + " " + at(next) + " " + at(next - 1)))
                .isEqualTo("replica primary primary");
        assertThat(read(this::asked)).isEqualTo(REPLICA);
        Publishing.publish(databases.replica());
        assertThat(read(() -> at(next))).isEqualTo(REPLICA);
    }

    @Test
    void doesNotReadFromAReplicaWithAMissingMigration() {
        migrate(databases.primary());
        assertThat(read(this::asked)).isEqualTo(PRIMARY);
        migrate(databases.replica());
        assertThat(read(this::asked)).isEqualTo(REPLICA);
    }

    /** In a rollout on Kubernetes, servers start before the job that migrates. */
    @Test
    void doesNotReadFromAReplicaThatLacksAMigrationAppliedAfterTheFirstRead() {
        var primary = databases.primary();
        var replica = databases.replica();
        var newest = Sql.one(primary, String.class, "select max(version) from flyway_schema_history");
        revert(primary, newest);
        revert(replica, newest);
        var state = new DatabaseState(
                databases.jdbi(),
                Flyway.configure()
                        .dataSource(databases.primaryDatabase())
                        .locations("classpath:db/migration")
                        .load());
        assertThat(state.isOutdated()).isTrue();
        assertThat(read(this::asked)).isEqualTo(REPLICA);

        migrate(primary, newest);
        migrate(replica, newest);
        assertThat(state.isOutdated()).isFalse();
        assertThat(read(this::asked)).isEqualTo(REPLICA);
        // Another replica at the same address, which has not replayed the migration yet.
        revert(replica, newest);
        assertThat(read(this::asked)).isEqualTo(PRIMARY);
    }

    private static void migrate(Jdbi database) {
        migrate(database, "9000");
    }

    private static void migrate(Jdbi database, String version) {
        database.useHandle(handle -> handle.execute(
                "insert into flyway_schema_history"
                        + " select max(installed_rank) + 1, ?, 'next', 'SQL', 'next', 1, 'test', now(), 1, true"
                        + " from flyway_schema_history",
                version));
    }

    private static void revert(Jdbi database, String version) {
        database.useHandle(handle -> handle.execute("delete from flyway_schema_history where version = ?", version));
    }

    private String at(int revision) {
        ReadRouting.requireRevision(revision);
        return asked();
    }

    private String asked() {
        return databases.asked();
    }

    static AgroalDataSource pool(PGSimpleDataSource database) throws SQLException {
        return pool(database, "");
    }

    /**
     * A connection pool like that of Quarkus for PostgreSQL.
     *
     * @param options settings of PostgreSQL for these connections
     */
    static AgroalDataSource pool(PGSimpleDataSource database, String options) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(5)
                        .acquisitionTimeout(Duration.ofSeconds(1))
                        .exceptionSorter(new PostgreSQLExceptionSorter())
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(database.getUrl())
                                .principal(new NamePrincipal("postgres"))
                                .jdbcProperty("connectTimeout", "1")
                                .jdbcProperty("options", options))));
    }
}
