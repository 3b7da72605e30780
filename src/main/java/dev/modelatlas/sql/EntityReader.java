package dev.modelatlas.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;

import jakarta.inject.Singleton;

import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.query.CommonQueryContract;

/**
 * Reads entities with Hibernate on the same connections as Jdbi, and therefore with the same deadlines, replicas and
 * metrics. Sessions are stateless: they track, cache and write nothing.
 */
@Singleton
public class EntityReader {
    private final SessionFactory factory;
    private final TimedConnections connections;

    EntityReader(SessionFactory factory, TimedConnections connections) {
        this.factory = factory;
        this.connections = connections;
    }

    /**
     * Runs the work in a new session, which is closed afterwards.
     *
     * @throws org.hibernate.JDBCException when the database fails or the deadline passes
     */
    public <T> T read(Function<StatelessSession, T> work) {
        try (var connection = new Opened(connections.openConnection());
                var session = factory.withStatelessOptions()
                        .connection(connection.opened)
                        .openStatelessSession()) {
            return work.apply(session);
        } catch (SQLException failure) {
            throw new JDBCConnectionException(
                    "Could not get a database connection from the pool, or could not return the connection", failure);
        }
    }

    /**
     * Lets try-with-resources return the connection to the pool. If the work has failed, and returning the connection
     * fails too, the second exception is added to the first one as suppressed.
     */
    private final class Opened implements AutoCloseable {
        private final Connection opened;

        private Opened(Connection opened) {
            this.opened = opened;
        }

        @Override
        public void close() throws SQLException {
            connections.closeConnection(opened);
        }
    }

    /** Sets the named parameters of a query. */
    public static <Q extends CommonQueryContract> Q bound(Q query, Map<String, Object> binds) {
        binds.forEach(query::setParameter);
        return query;
    }
}
