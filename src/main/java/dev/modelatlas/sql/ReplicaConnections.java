package dev.modelatlas.sql;

import java.sql.Connection;

import jakarta.inject.Singleton;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.agroal.DataSource;

/**
 * Tells {@link Deadline} when a thread takes a connection from the replica pool, or returns one to this pool.
 * {@link TimedTransactions} does the same for the primary.
 */
@Singleton
@DataSource("replica")
class ReplicaConnections implements AgroalPoolInterceptor {

    @Override
    public void onConnectionAcquire(Connection connection) {
        Deadline.connectionTaken();
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        Deadline.connectionReturned();
    }
}
