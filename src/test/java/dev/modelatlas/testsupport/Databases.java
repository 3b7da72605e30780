package dev.modelatlas.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Consumer;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.apache.commons.io.FileUtils;
import org.postgresql.ds.PGSimpleDataSource;

import dev.modelatlas.ops.EmbeddedLocale;

/**
 * Throw-away databases on one PostgreSQL that this JVM starts at the first call; {@link TestSession} ends it, files and
 * all. The server is fast rather than durable, and like the embedded one of the product in everything else.
 */
public final class Databases {
    /** Where every class loader of this JVM finds the server: Quarkus loads test classes more than once. */
    private static final String PORT = "model-atlas.test.database.port";

    /** Its files. */
    private static final String DIRECTORY = "model-atlas.test.database.directory";

    private static final String FILLED = "model-atlas.test.database.of.";

    private static final String USER = "postgres";

    private Databases() {}

    /**
     * An empty database of its own, made in some 50 ms.
     *
     * @return where it is and how to connect
     */
    public static Fresh fresh() {
        return copyOf("template1");
    }

    /**
     * A copy of what {@code fill} makes of a fresh one: it is asked once a JVM.
     *
     * @param kind names what is copied; lower-case letters
     * @param fill leaves no connection behind
     */
    public static Fresh filled(String kind, Consumer<Fresh> fill) {
        synchronized (System.getProperties()) {
            if (System.getProperty(FILLED + kind) == null) {
                var original = fresh();
                fill.accept(original);
                System.setProperty(FILLED + kind, original.dataSource().getDatabaseName());
            }
            return copyOf(System.getProperty(FILLED + kind));
        }
    }

    private static Fresh copyOf(String original) {
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = dataSource(USER).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + original);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make a test database", e);
        }
        return new Fresh(dataSource(name));
    }

    /**
     * A database that nobody else knows.
     *
     * @param dataSource hands out unpooled connections to it, as superuser
     */
    public record Fresh(PGSimpleDataSource dataSource) {

        /** The address, without credentials. */
        public String jdbcUrl() {
            return "jdbc:postgresql://127.0.0.1:" + dataSource.getPortNumbers()[0] + "/" + dataSource.getDatabaseName();
        }

        /** The user to connect as. */
        public String username() {
            return USER;
        }

        /** The password to connect with; the server trusts everybody on this machine. */
        public String password() {
            return "any";
        }
    }

    private static PGSimpleDataSource dataSource(String database) {
        var dataSource = new PGSimpleDataSource();
        dataSource.setServerNames(new String[] {"127.0.0.1"});
        dataSource.setPortNumbers(new int[] {port()});
        dataSource.setDatabaseName(database);
        dataSource.setUser(USER);
        return dataSource;
    }

    private static int port() {
        synchronized (System.getProperties()) {
            if (System.getProperty(PORT) == null) {
                System.setProperty(PORT, Integer.toString(start().getPort()));
            }
            return Integer.getInteger(PORT);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            var directory = Files.createTempDirectory("model-atlas-test");
            var log = ProcessBuilder.Redirect.appendTo(directory.resolve("log").toFile());
            var server = EmbeddedLocale.of(EmbeddedPostgres.builder())
                    .setDataDirectory(directory.resolve("data"))
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("full_page_writes", "off")
                    .setErrorRedirector(log)
                    .setOutputRedirector(log)
                    .setRegisterShutdownHook(false)
                    .start();
            System.setProperty(DIRECTORY, directory.toString());
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the server, if there is one: nobody needs what it holds. */
    static void stop() {
        synchronized (System.getProperties()) {
            if (System.getProperty(DIRECTORY) == null) {
                return;
            }
            var directory = Path.of(System.getProperty(DIRECTORY));
            try {
                // A server that has ended by itself has taken its note along.
                if (Files.exists(directory.resolve("data/postmaster.pid"))) {
                    KillableServer.kill(KillableServer.postmaster(directory.resolve("data")));
                }
                FileUtils.deleteDirectory(directory.toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            System.clearProperty(DIRECTORY);
            System.clearProperty(PORT);
        }
    }
}
