package dev.modelatlas.embedded;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.postgresql.Driver;

import dev.modelatlas.sql.DatabaseFailure;

/**
 * Address and credentials of a database.
 *
 * @param url JDBC URL, {@code jdbc:postgresql://...}
 * @param username null to use the user in the URL, or the driver's default
 * @param password null to use the password in the URL, or the driver's default
 */
record DatabaseAddress(String url, String username, String password) {
    private static final int OLDEST_MAJOR_VERSION = 15;
    private static final String PATIENCE_SECONDS = "5";

    /**
     * SQLSTATE classes of errors that may be temporary during a start or failover: no connection (08), the server is
     * starting or stopping (57), and no resources (53). Wrong credentials (28) and a missing database (3D) may be
     * temporary because a Kubernetes operator creates users and databases last. Credentials may also fail because
     * a connection pooler rejects passwords while it has no server.
     */
    private static final Set<String> PASSING = Set.of("08", "28", "3D", "53", "57");

    /** The driver logs a URL that it cannot parse, which may contain a password. Loggers are kept only while in use. */
    private static final Logger DRIVER = Logger.getLogger(Driver.class.getName());

    static {
        DRIVER.setLevel(Level.SEVERE);
    }

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(30);

    /** Makes this database the data source of the next application that starts in this JVM. */
    void use() {
        System.setProperty("quarkus.datasource.jdbc.url", url);
        System.setProperty("quarkus.datasource.username", username);
        System.setProperty("quarkus.datasource.password", password);
    }

    /**
     * Opens a connection outside any pool.
     *
     * @throws SQLException when no connection is established within a few seconds
     */
    Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("connectTimeout", PATIENCE_SECONDS);
        properties.setProperty("loginTimeout", PATIENCE_SECONDS);
        if (username != null) {
            properties.setProperty("user", username);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        if (!DatabaseFailure.shown(url).equals(url.replaceFirst("(?s)[?].*", ""))) {
            throw new SQLException("the address must not contain @, & or ; before a question mark. Set"
                    + " QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD.");
        }
        // {@code DriverManager} cannot see the class loader that quarkus-run.jar uses for libraries, and so does not
        // find the driver.
        var connection = new Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("the address must start with jdbc:postgresql:");
        }
        return connection;
    }

    /**
     * Checks that PostgreSQL responds, that its version is supported, and that it recognizes Korean letters.
     *
     * @throws NoDatabaseException with the reason when a check fails
     */
    void check() {
        try (var connection = connect()) {
            var version = connection.getMetaData();
            if (version.getDatabaseMajorVersion() < OLDEST_MAJOR_VERSION) {
                throw new NoDatabaseException("The database at " + this + " is PostgreSQL "
                        + version.getDatabaseProductVersion() + ". Version " + OLDEST_MAJOR_VERSION
                        + " or newer is required.");
            }
            checkLetters(connection);
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /** Describes a failure of the database. */
    NoDatabaseException unreachable(SQLException failure) {
        return new NoDatabaseException("Cannot reach the database at " + this + ": " + reason(failure), failure);
    }

    /**
     * Checks the database like {@link #check}, but waits for a server that does not respond yet.
     *
     * @param patience maximum wait
     * @param report called with the reason for waiting: after the first failed check, then every 30 seconds
     * @throws NoDatabaseException when the maximum wait is over, or when the problem is not temporary
     */
    void await(Duration patience, Consumer<String> report) {
        var begin = System.nanoTime();
        var reported = begin - BETWEEN_REPORTS.toNanos();
        while (true) {
            try {
                check();
                return;
            } catch (NoDatabaseException problem) {
                var now = System.nanoTime();
                var left = patience.minusNanos(now - begin);
                if (!mayPass(problem) || left.compareTo(BETWEEN_TRIES) < 0) {
                    throw problem;
                }
                if (now - reported >= BETWEEN_REPORTS.toNanos()) {
                    report.accept("Waiting up to " + left.toSeconds() + " s for the database. " + problem.getMessage());
                    reported = now;
                }
                pause(problem);
            }
        }
    }

    private static boolean mayPass(NoDatabaseException problem) {
        return problem.getCause() instanceof SQLException failure
                && PASSING.contains(
                        Objects.toString(failure.getSQLState(), "--").substring(0, 2));
    }

    private static void pause(NoDatabaseException problem) {
        try {
            Thread.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw problem;
        }
    }

    /**
     * Checks that the database recognizes Korean letters. Its extension pg_trgm uses the C library to decide which
     * characters are letters, even if the database has another collation provider.
     */
    private void checkLetters(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var letters = statement.executeQuery("select datctype, pg_encoding_to_char(encoding) from pg_database"
                        + " where datname = current_database()")) {
            letters.next();
            var locale = letters.getString(1);
            var encoding = letters.getString(2);
            if (List.of("C", "POSIX").contains(locale) || !encoding.equals("UTF8")) {
                throw new NoDatabaseException("The database at " + this + " has the locale " + locale
                        + " and the encoding " + encoding + ", which do not support searching Korean names."
                        + " Create a new database with:"
                        + " create database NAME template template0 encoding 'UTF8' locale 'C.UTF-8'");
            }
        }
    }

    /**
     * The reason for a failure. When the driver cannot parse the URL, its message contains the URL, which may contain
     * a password. This method then returns another message. For a network error, the exception's cause contains the
     * reason, such as an unknown host or no response.
     */
    private String reason(SQLException e) {
        if (e.getMessage().contains(url)) {
            return "this is not a valid address. Write it like jdbc:postgresql://HOST:5432/DATABASE.";
        }
        if (e.getCause() instanceof UnknownHostException unknown) {
            return "Unknown host: " + unknown.getMessage();
        }
        if (e.getCause() instanceof IOException failure && !(failure instanceof ConnectException)) {
            return e.getMessage() + " " + failure.getMessage();
        }
        return e.getMessage();
    }

    /** The URL without a user, password and parameters. */
    @Override
    public String toString() {
        return DatabaseFailure.shown(url);
    }
}
