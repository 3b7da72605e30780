package dev.modelatlas.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import org.jboss.logging.Logger;

/**
 * Servers that follow the primary, each as far behind as it may be, behind one address. Every transaction begins by
 * asking how far its own server is, in the statement that limits its time; one that is not far enough is not read from.
 */
final class Replica {
    private static final Logger LOG = Logger.getLogger(Replica.class);

    /** A replica that does not say within that long how far it is will not answer in time. */
    private static final int PATIENCE_MILLIS = 1_000;

    /** Until somebody asks again for a replica that failed: not every request has to find out. */
    private static final Duration REST = Duration.ofSeconds(1);

    private static final String PROGRESS = "(select max(installed_rank) from flyway_schema_history)";

    private final AgroalDataSource pool;
    private final DataSource primary;
    /** 0 while it is not known. */
    private volatile int migrations;

    private volatile boolean isAway;
    private volatile long failedAt;

    Replica(AgroalDataSource pool, DataSource primary) {
        this.pool = pool;
        this.primary = primary;
    }

    /**
     * Begins a transaction of limited time on a server that has what is read.
     *
     * @return null when there is none: ask the primary
     * @throws SQLException when the primary has to be asked about its migrations first, and does not answer
     */
    Connection begin(Reading reading, Duration left) throws SQLException {
        if (isAway && System.nanoTime() - failedAt < REST.toNanos()) {
            return null;
        }
        var wanted = migrations();
        try {
            return begin(pool.getConnection(), left, reading.revision(), wanted);
        } catch (SQLException lost) {
            // What is in the pool may lead to a server that is gone, while others of the address answer.
            pool.flush(FlushMode.IDLE);
            LOG.debugf(lost, "A connection to the replica was lost");
        }
        try {
            return begin(pool.getConnection(), left, reading.revision(), wanted);
        } catch (SQLException failure) {
            isAway(failure);
            return null;
        }
    }

    private Connection begin(Connection connection, Duration left, int revision, int migrations) throws SQLException {
        try {
            var isFarEnough = isFarEnough(connection, left, revision, migrations);
            isBack();
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

    /** A replica may lack what this build, or the one it replaces, has just migrated. */
    private int migrations() throws SQLException {
        if (migrations == 0) {
            try (var connection = primary.getConnection();
                    var statement = connection.createStatement();
                    var answer = statement.executeQuery("select " + PROGRESS)) {
                answer.next();
                migrations = answer.getInt(1);
            }
        }
        return migrations;
    }

    /** The primary is gone, too: who reads next asks here at once. */
    void endRest() {
        failedAt = System.nanoTime() - REST.toNanos();
    }

    private void isAway(SQLException failure) {
        failedAt = System.nanoTime();
        if (!isAway) {
            LOG.warnf("The replica cannot be asked, reading from the primary: %s", failure.getMessage());
        }
        isAway = true;
    }

    private void isBack() {
        if (isAway) {
            isAway = false;
            LOG.info("The replica answers again");
        }
    }

    private static void giveBack(Connection connection) {
        if (connection != null) {
            try {
                TimedConnections.close(connection);
            } catch (SQLException gone) {
                LOG.debugf(gone, "A connection to the replica was lost before it was given back");
            }
        }
    }
}
