package dev.modelatlas.sql;

import java.sql.Connection;

import jakarta.inject.Singleton;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.agroal.DataSource;

/** Tells the {@link Deadline} of connections to replicas, as {@link TimedTransactions} does of those to the primary. */
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
