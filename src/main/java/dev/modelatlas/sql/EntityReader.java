package dev.modelatlas.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.query.CommonQueryContract;

/**
 * Reads entities with Hibernate, on the connections that Jdbi reads on: with their deadlines, replicas and times. Nothing is
 * tracked, cached or written: an entity is a row.
 */
@Singleton
public class EntityReader {
    private final SessionFactory factory;
    private final TimedConnections connections;

    @Inject
    EntityReader(SessionFactory factory, TimedConnections connections) {
        this.factory = factory;
        this.connections = connections;
    }

    /**
     * Does the work on a session, which ends with it.
     *
     * @throws org.hibernate.JDBCException when the database fails or the time of the request is over
     */
    public <T> T read(Function<StatelessSession, T> work) {
        try (var connection = new Opened(connections.openConnection());
                var session = factory.withStatelessOptions()
                        .connection(connection.opened)
                        .openStatelessSession()) {
            return work.apply(session);
        } catch (SQLException failure) {
            throw new JDBCConnectionException("No connection to read entities on", failure);
        }
    }

    /** Gives the connection back. What breaks then is beside what broke before. */
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

    /** The query with these values of its named parameters. */
    public static <Q extends CommonQueryContract> Q bound(Q query, Map<String, Object> binds) {
        binds.forEach(query::setParameter);
        return query;
    }
}
