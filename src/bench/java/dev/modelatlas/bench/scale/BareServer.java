package dev.modelatlas.bench.scale;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;

/**
 * The HTTP server, connection pool and SQL statements of the service, without everything else: no GraphQL, limits,
 * metrics or cache. For each request, it runs the statements of one document in turn, and writes their rows as JSON,
 * without the names that the service adds from memory. The parameters of the statements are constants. It shows the
 * upper limit of speed of these statements over HTTP on this machine.
 */
final class BareServer {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The default of Quarkus, which the service uses. */
    private static final int MOST_CONNECTIONS = 50;

    private BareServer() {}

    /** @param arguments a port, the JDBC URL of the database, and a JSON file with the SQL statements for each path */
    public static void main(String... arguments) throws Exception {
        var port = Integer.parseInt(arguments[0]);
        var statements = JSON.readValue(new File(arguments[2]), new TypeReference<Map<String, List<String>>>() {});
        var pool = pool(arguments[1]);
        Vertx.vertx(new VertxOptions().setWorkerPoolSize(MOST_CONNECTIONS))
                .deployVerticle(
                        () -> new Server(port, pool, statements),
                        new DeploymentOptions()
                                .setInstances(Runtime.getRuntime().availableProcessors()))
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        System.out.println("Listening on " + port);
    }

    private static AgroalDataSource pool(String url) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(MOST_CONNECTIONS)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url)
                                .principal(new NamePrincipal("postgres"))
                                .credential(new SimplePassword("any")))));
    }

    private static final class Server extends AbstractVerticle {
        private final int port;
        private final AgroalDataSource pool;
        private final Map<String, List<String>> statements;

        Server(int port, AgroalDataSource pool, Map<String, List<String>> statements) {
            this.port = port;
            this.pool = pool;
            this.statements = statements;
        }

        @Override
        public void start(Promise<Void> started) {
            vertx.createHttpServer(new HttpServerOptions().setPort(port).setHost("127.0.0.1"))
                    .requestHandler(request -> vertx.executeBlocking(() -> answer(request.path()), false)
                            .onSuccess(request.response().putHeader("Content-Type", "application/json")::end)
                            .onFailure(failure ->
                                    request.response().setStatusCode(500).end(failure.toString())))
                    .listen()
                    .<Void>mapEmpty()
                    .onComplete(started);
        }

        private Buffer answer(String path) throws SQLException, IOException {
            var bytes = new ByteArrayOutputStream();
            try (var connection = pool.getConnection();
                    var json = JSON.createGenerator(bytes)) {
                json.writeStartArray();
                for (var sql : statements.get(path)) {
                    run(connection, sql, json);
                }
                json.writeEndArray();
            }
            return Buffer.buffer(bytes.toByteArray());
        }
    }

    private static void run(Connection connection, String sql, JsonGenerator json) throws SQLException, IOException {
        try (var statement = connection.prepareStatement(sql)) {
            if (statement.execute()) {
                write(statement.getResultSet(), json);
            }
        }
    }

    private static void write(ResultSet rows, JsonGenerator json) throws SQLException, IOException {
        try (rows) {
            var columns = columns(rows.getMetaData());
            json.writeStartArray();
            while (rows.next()) {
                write(rows, columns, json);
            }
            json.writeEndArray();
        }
    }

    private static List<Column> columns(ResultSetMetaData metadata) throws SQLException {
        var columns = new ArrayList<Column>();
        for (var column = 1; column <= metadata.getColumnCount(); column++) {
            columns.add(new Column(metadata.getColumnName(column), metadata.getColumnType(column)));
        }
        return columns;
    }

    private static void write(ResultSet rows, List<Column> columns, JsonGenerator json)
            throws SQLException, IOException {
        json.writeStartObject();
        for (var index = 0; index < columns.size(); index++) {
            var column = columns.get(index);
            json.writeFieldName(column.name());
            switch (column.type()) {
                case Types.ARRAY -> writeArray(rows.getArray(index + 1), json);
                case Types.INTEGER, Types.BIGINT, Types.SMALLINT, Types.DOUBLE, Types.NUMERIC, Types.BIT ->
                    json.writeObject(rows.getObject(index + 1));
                default -> json.writeString(rows.getString(index + 1));
            }
        }
        json.writeEndObject();
    }

    private static void writeArray(Array array, JsonGenerator json) throws SQLException, IOException {
        json.writeObject(array == null ? null : array.getArray());
    }

    /** @param type a constant of {@link Types} */
    private record Column(String name, int type) {}
}
