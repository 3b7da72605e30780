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
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.postgres.PostgresPlugin;

/** Makes the one {@link Jdbi} through which repositories and the importer speak SQL. */
public class Database {
    /** Keeps what it has parsed, which takes it longer than PostgreSQL takes to run many a statement: one for all. */
    private static final SqlParser PARSER = new ColonPrefixSqlParser();

    /** The connections on which the application reads, and writes models. */
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

    /** The Jdbi of the application. */
    @Produces
    @Singleton
    Jdbi ofConnections(TimedConnections connections) {
        return jdbi(connections);
    }

    /** The Jdbi of a data source, with records as rows. */
    public Jdbi jdbi(DataSource dataSource) {
        return jdbi(new TimedConnections(dataSource, null));
    }

    static Jdbi jdbi(TimedConnections connections) {
        RowMapperFactory records = Database::recordMapper;
        var jdbi = Jdbi.create(connections).installPlugin(new PostgresPlugin()).registerRowMapper(records);
        jdbi.getConfig(SqlStatements.class).setSqlParser(PARSER);
        return jdbi;
    }

    /** Fills records by component name: the column {@code as_of} fills {@code asOf}. */
    private static Optional<RowMapper<?>> recordMapper(Type type, ConfigRegistry config) {
        return type instanceof Class<?> rows && rows.isRecord()
                ? Optional.of(ConstructorMapper.of(rows))
                : Optional.empty();
    }
}
