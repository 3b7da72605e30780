package dev.modelatlas.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import org.postgresql.ds.PGSimpleDataSource;

import dev.modelatlas.embedded.EmbeddedLocale;

/**
 * Temporary databases on one PostgreSQL server. The first call starts the server, and {@link TestSession} removes it
 * with its files. The server is not durable and does not vacuum, which makes it fast; otherwise, it is like the product's
 * embedded one.
 */
public final class Databases {
    /**
     * System property with the server's port. All class loaders of this JVM find the server by it: Quarkus loads test
     * classes more than once.
     */
    private static final String PORT = "model-atlas-test.database.port";

    /** System property with the directory of the server's files. */
    private static final String DIRECTORY = "model-atlas-test.database.directory";

    private static final String FILLED = "model-atlas-test.database.of.";

    private static final String USER = "postgres";

    /** How long a test waits for a server to start on a busy machine. */
    public static final Duration STARTUP_WAIT = Duration.ofMinutes(1);

    /**
     * The library unpacks the binaries of each resolver once per JVM. With the default resolver, this server would use
     * the binaries of a test that ran {@code EmbeddedDatabase} in a temporary directory before.
     */
    static final PgBinaryResolver BINARIES = DefaultPostgresBinaryResolver.INSTANCE::getPgBinary;

    private Databases() {}

    /**
     * Creates an empty database, in about 50 ms.
     *
     * @return the database and how to connect to it
     */
    public static Fresh fresh() {
        return copyOf("template1");
    }

    /**
     * Copies a database that {@code fill} prepares once per JVM.
     *
     * @param kind name of the template, in lower-case letters
     * @param fill fills the template, and must close its connections
     */
    public static Fresh filled(String kind, Consumer<Fresh> fill) {
        return filled(kind, Databases::fresh, fill);
    }

    /** Copies a database that {@code fill} prepares once per JVM, from a copy of another template. */
    static Fresh filled(String kind, Supplier<Fresh> template, Consumer<Fresh> fill) {
        synchronized (System.getProperties()) {
            if (System.getProperty(FILLED + kind) == null) {
                var original = template.get();
                fill.accept(original);
                closeIdle(original);
                System.setProperty(FILLED + kind, original.dataSource().getDatabaseName());
            }
            return copyOf(System.getProperty(FILLED + kind));
        }
    }

    private static void closeIdle(Fresh database) {
        try {
            ((ReusedConnections) database.dataSource()).closeIdle();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot close the connections to a template", e);
        }
    }

    /** Creates an empty database that by default sorts texts as a dictionary does, not by code points. */
    public static Fresh sortedLikeADictionary() {
        return copyOf("template0 locale_provider icu icu_locale 'en-US'");
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
     * A database for one test.
     *
     * @param dataSource opens connections to the database, as superuser. It reuses connections that were closed
     */
    public record Fresh(PGSimpleDataSource dataSource) {

        /** The JDBC URL, without credentials. */
        public String jdbcUrl() {
            return "jdbc:postgresql://127.0.0.1:" + dataSource.getPortNumbers()[0] + "/" + dataSource.getDatabaseName();
        }

        /** The user to connect as. */
        public String username() {
            return USER;
        }

        /** The password, which can be any, because the server trusts every local user. */
        public String password() {
            return "any";
        }
    }

    private static PGSimpleDataSource dataSource(String database) {
        var dataSource = new ReusedConnections();
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
                    .setPgBinaryResolver(BINARIES)
                    .setDataDirectory(directory.resolve("data"))
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("full_page_writes", "off")
                    // Autovacuum would look through hundreds of databases.
                    .setServerConfig("autovacuum", "off")
                    .setErrorRedirector(log)
                    .setOutputRedirector(log)
                    .setPGStartupWait(STARTUP_WAIT)
                    .setRegisterShutdownHook(false)
                    .start();
            System.setProperty(DIRECTORY, directory.toString());
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the server if it is running, and lets another process delete its data, which nobody needs any longer. */
    static void stop() {
        synchronized (System.getProperties()) {
            if (System.getProperty(DIRECTORY) == null) {
                return;
            }
            var directory = Path.of(System.getProperty(DIRECTORY));
            try {
                // A server that ended by itself has deleted its PID file.
                if (Files.exists(directory.resolve("data/postmaster.pid"))) {
                    KillableServer.kill(KillableServer.postmaster(directory.resolve("data")));
                }
                // Deleting hundreds of databases takes half a minute, for which the build does not wait.
                new ProcessBuilder("rm", "-rf", directory.toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            System.clearProperty(DIRECTORY);
            System.clearProperty(PORT);
        }
    }
}
