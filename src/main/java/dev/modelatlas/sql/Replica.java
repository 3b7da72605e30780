package dev.modelatlas.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import org.jboss.logging.Logger;

/**
 * The replicas of the primary. They share one address, and some may lag further behind the primary than others. The
 * first statement of a transaction on a replica sets the transaction's time limit, and reads the replica's newest
 * revision and migration. A replica that lacks the required revision or migration is not used.
 */
final class Replica {
    private static final Logger LOG = Logger.getLogger(Replica.class);

    /** A replica that does not respond to the first statement within this time counts as unavailable. */
    private static final int PATIENCE_MILLIS = 1_000;

    /** Pause after a failed connection, so that not every request tries to connect. */
    private static final Duration REST = Duration.ofSeconds(1);

    private static final String PROGRESS = "(select max(installed_rank) from flyway_schema_history)";

    private final AgroalDataSource pool;
    private final DataSource primary;
    /**
     * Flyway's rank ({@code installed_rank}) of the newest migration on the primary, when the primary was last asked; 0
     * while it is not known.
     */
    private volatile int migrations;

    private volatile boolean isUnavailable;
    private volatile long failedAt;

    Replica(AgroalDataSource pool, DataSource primary) {
        this.pool = pool;
        this.primary = primary;
    }

    /**
     * Begins a time-limited transaction on a replica that has the required revision and migrations.
     *
     * @return null when no such replica is available, so that the caller uses the primary
     * @throws SQLException when the primary must be asked for its migrations and does not respond
     */
    Connection begin(ReadRouting reading, Duration left) throws SQLException {
        var wanted = migrations(reading, left);
        try {
            return begin(pool.getConnection(), left, reading.revision(), wanted);
        } catch (SQLException lost) {
            // Closes the idle connections, which may belong to the same failed server. Other servers behind the
            // address may work.
            pool.flush(FlushMode.IDLE);
            LOG.debugf(lost, "A connection to the replica was lost");
        }
        try {
            return begin(pool.getConnection(), left, reading.revision(), wanted);
        } catch (SQLException failure) {
            markUnavailable(failure);
            return null;
        }
    }

    private Connection begin(Connection connection, Duration left, int revision, int migrations) throws SQLException {
        try {
            var isFarEnough = isFarEnough(connection, left, revision, migrations);
            markAvailable();
            if (isFarEnough) {
                return connection;
            }
        } catch (SQLException failure) {
            giveBack(connection);
            throw failure;
        }
        giveBack(connection);
        return null;
    }

    private static boolean isFarEnough(Connection connection, Duration left, int revision, int migrations)
            throws SQLException {
        connection.setAutoCommit(false);
        connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
        var sql = "select set_config('statement_timeout', ?, true), (select max(number) from revision), " + PROGRESS;
        try (var question = connection.prepareStatement(sql)) {
            question.setString(1, Long.toString(TimedConnections.millis(left)));
            try (var answer = question.executeQuery()) {
                answer.next();
                TimedConnections.limitAnswers(connection, left);
                return answer.getInt(2) >= revision && answer.getInt(3) >= migrations;
            }
        }
    }

    /**
     * Returns the rank of the newest migration on the primary. A replica must have this migration, too. Some
     * replicas may still lack it, if this build or the previous build applied it to the primary only a moment ago.
     * Asks the primary only if the rank is not known yet, or if the work requires all migrations.
     */
    private int migrations(ReadRouting reading, Duration left) throws SQLException {
        if (migrations == 0 || reading.needsAllMigrations()) {
            var connection = primary.getConnection();
            try (var statement = connection.createStatement()) {
                TimedConnections.limitAnswers(connection, left);
                try (var answer = statement.executeQuery("select " + PROGRESS)) {
                    answer.next();
                    migrations = answer.getInt(1);
                }
            } finally {
                TimedConnections.close(connection);
            }
        }
        return migrations;
    }

    /** Whether a connection failed a moment ago, so that readers should use the primary without trying a replica. */
    boolean isResting() {
        return isUnavailable && System.nanoTime() - failedAt < REST.toNanos();
    }

    /**
     * Ends the pause after a failed connection, so that the next reader tries a replica without waiting. Called when
     * the primary is unavailable too.
     */
    void endRest() {
        failedAt = System.nanoTime() - REST.toNanos();
    }

    private void markUnavailable(SQLException failure) {
        failedAt = System.nanoTime();
        if (!isUnavailable) {
            LOG.warnf(
                    "The replica is unavailable, so the server reads from the primary: %s",
                    DatabaseFailure.words(failure));
        }
        isUnavailable = true;
    }

    private void markAvailable() {
        if (isUnavailable) {
            isUnavailable = false;
            LOG.info("The replica is available again");
        }
    }

    private static void giveBack(Connection connection) {
        if (connection != null) {
            try {
                TimedConnections.close(connection);
            } catch (SQLException gone) {
                LOG.debugf(gone, "A connection to the replica was lost before it was returned to the pool");
            }
        }
    }
}
