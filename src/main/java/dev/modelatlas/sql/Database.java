package dev.modelatlas.sql;

import java.lang.reflect.Type;
import java.util.Optional;
import javax.sql.DataSource;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.agroal.api.AgroalDataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.postgres.PostgresPlugin;

/** Creates the {@link Jdbi} that all repositories and the importer share. */
public class Database {
    /** Shared by all instances, because it caches the statements that it has parsed. */
    private static final SqlParser PARSER = new StatementParser();

    /** The connections of the repositories and the importer, to the primary and, if configured, to replicas. */
    @Produces
    @Singleton
    TimedConnections connections(
            DataSource primary,
            ReplicaConfig config,
            @io.quarkus.agroal.DataSource("replica") Instance<AgroalDataSource> replica) {
        return new TimedConnections(
                primary,
                config.url().map(url -> new Replica(replica.get(), primary)).orElse(null));
    }

    /** The application's {@link Jdbi}. */
    @Produces
    @Singleton
    Jdbi ofConnections(TimedConnections connections) {
        return jdbi(connections);
    }

    /** Creates a {@link Jdbi} for a data source other than the application's. Maps rows to records. */
    public Jdbi jdbi(DataSource dataSource) {
        return jdbi(new TimedConnections(dataSource, null));
    }

    static Jdbi jdbi(TimedConnections connections) {
        RowMapperFactory records = Database::recordMapper;
        var jdbi = Jdbi.create(connections).installPlugin(new PostgresPlugin()).registerRowMapper(records);
        jdbi.getConfig(SqlStatements.class).setSqlParser(PARSER);
        // By default, messages contain the statement and its values, such as texts that publishers sent.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        return jdbi;
    }

    /** Maps columns to record components by name: the column {@code as_of} to {@code asOf}. */
    private static Optional<RowMapper<?>> recordMapper(Type type, ConfigRegistry config) {
        return type instanceof Class<?> rows && rows.isRecord()
                ? Optional.of(ConstructorMapper.of(rows))
                : Optional.empty();
    }
}
