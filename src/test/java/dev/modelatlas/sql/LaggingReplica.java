package dev.modelatlas.sql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;

import io.agroal.api.AgroalDataSource;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Csv;
import dev.modelatlas.testsupport.Publishing;
import dev.modelatlas.testsupport.Sql;

/**
 * A primary and a replica, which both have revision 1. The replica is a separate database that refuses the writes of the
 * program. The test decides when the replica gets the data of the primary.
 */
public final class LaggingReplica implements AutoCloseable {
    public static final String REPLICA = "replica";
    public static final String PRIMARY = "primary";

    private final PGSimpleDataSource primaryDatabase = copy();
    private final PGSimpleDataSource replicaDatabase = copy();
    private final AgroalDataSource pool;
    private final Jdbi jdbi;

    public LaggingReplica() throws SQLException {
        pool = ReplicaTest.pool(replicaDatabase, "-c default_transaction_read_only=on");
        jdbi = Database.jdbi(new TimedConnections(primaryDatabase, new Replica(pool, primaryDatabase)));
    }

    private static PGSimpleDataSource copy() {
        var database = Atlas.emptyDatabase().dataSource();
        Atlas.on(new Database().jdbi(database)).take("2024-01-01", Csv.file(Csv.row("First", "2024-01-01", "OpenAI")));
        return database;
    }

    /** Reads from the replica or the primary, as the program does. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /** The primary, for work of the test. */
    public Jdbi primary() {
        return new Database().jdbi(primaryDatabase);
    }

    PGSimpleDataSource primaryDatabase() {
        return primaryDatabase;
    }

    /** The replica, for work of the test. */
    Jdbi replica() {
        return new Database().jdbi(replicaDatabase);
    }

    /** Publishes a revision that only the primary has, and returns its number. */
    public int publish() {
        return Publishing.publish(primary());
    }

    /** The database that responds. */
    public String asked() {
        var name = Sql.one(jdbi, String.class, "select current_database()");
        return name.equals(replicaDatabase.getDatabaseName()) ? REPLICA : PRIMARY;
    }

    /** Reads with a deadline that a busy machine does not exceed. */
    public static <T> T read(Supplier<T> work) {
        return Deadline.within(Duration.ofMinutes(1), () -> ReadRouting.onAnyServer(work));
    }

    @Override
    public void close() {
        pool.close();
    }
}
