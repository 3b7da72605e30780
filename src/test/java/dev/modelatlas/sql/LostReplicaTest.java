package dev.modelatlas.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import io.agroal.api.AgroalDataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Csv;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.testsupport.KillableServer;
import dev.modelatlas.testsupport.Publishing;
import dev.modelatlas.testsupport.Sql;
import dev.modelatlas.testsupport.Standby;

import static dev.modelatlas.sql.LaggingReplica.read;
import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which of two real servers the program reads from while one of them is killed or frozen. */
@Full
@Concurrent
class LostReplicaTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String REPLICA = "replica";
    private static final String PRIMARY = "primary";

    private static KillableServer server;
    private static PGSimpleDataSource primary;
    private static Jdbi atlas;

    private static Standby standby;

    private AgroalDataSource pool;
    private Jdbi jdbi;

    @BeforeAll
    static void startServers() throws Exception {
        server = new KillableServer();
        primary = server.database();
        atlas = Atlas.on(primary).jdbi();
        Atlas.on(atlas).take("2024-01-01", Csv.file(Csv.row("First", "2024-01-01", "OpenAI")));
        standby = server.standby();
    }

    @AfterAll
    static void stopServers() throws Exception {
        standby.close();
        server.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        pool = ReplicaTest.pool(standby.database(primary.getDatabaseName()));
        jdbi = Database.jdbi(new TimedConnections(primary, new Replica(pool, primary)));
        await().atMost(SOON).until(() -> read(() -> at(newest())).equals(REPLICA));
    }

    @AfterEach
    void disconnect() {
        pool.close();
    }

    @Test
    void noReadFailsWhenTheReplicaIsKilledOrStartsAgain() throws Exception {
        assertThat(read(this::asked)).isEqualTo(REPLICA);
        standby.kill();
        assertThat(read(this::asked)).isEqualTo(PRIMARY);
        standby.start();
        await().atMost(SOON).until(() -> read(this::asked).equals(REPLICA));
    }

    @Test
    void noReadFailsWhenTheReplicaStopsResponding() throws Exception {
        assertThat(read(this::asked)).isEqualTo(REPLICA);
        standby.freeze();
        assertThat(read(this::asked)).isEqualTo(PRIMARY);
        standby.thaw();
        await().atMost(SOON).until(() -> read(this::asked).equals(REPLICA));
    }

    @Test
    void readsContinueWithoutThePrimary() throws Exception {
        assertThat(read(this::asked)).isEqualTo(REPLICA);
        server.kill();
        try {
            assertThat(read(() -> at(newest(standby.database(primary.getDatabaseName())))))
                    .isEqualTo(REPLICA);
        } finally {
            server.startAgain();
        }
    }

    @Test
    void triesAFailedReplicaAtOnceWhenThePrimaryFailsToo() throws Exception {
        standby.freeze();
        server.kill();
        try {
            assertThatThrownBy(() -> read(this::asked)).isInstanceOf(ConnectionException.class);
            standby.thaw();
            assertThat(read(this::asked)).isEqualTo(REPLICA);
        } finally {
            server.startAgain();
        }
    }

    @Test
    void recoveredReplicaIsUsedAtOnceWhenThePrimaryFails() throws Exception {
        var isCut = new AtomicBoolean();
        var network = new PGSimpleDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                if (isCut.get()) {
                    throw new SQLException("The network is down", "08001");
                }
                return primary.getConnection();
            }
        };
        jdbi = Database.jdbi(new TimedConnections(network, new Replica(pool, network)));
        assertThat(read(this::asked)).isEqualTo(REPLICA);
        standby.freeze();
        assertThat(read(this::asked)).isEqualTo(PRIMARY);
        standby.thaw();
        isCut.set(true);
        assertThat(read(() -> asked() + " " + asked())).isEqualTo("replica replica");
    }

    private String at(int revision) {
        ReadRouting.requireRevision(revision);
        return asked();
    }

    /** The server that responds. */
    private String asked() {
        return Sql.one(jdbi, String.class, "select case when pg_is_in_recovery() then 'replica' else 'primary' end");
    }

    private static int newest() {
        return Publishing.newest(atlas);
    }

    private static int newest(PGSimpleDataSource database) {
        return Publishing.newest(new Database().jdbi(database));
    }
}
