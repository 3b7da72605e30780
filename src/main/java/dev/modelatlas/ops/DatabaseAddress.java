package dev.modelatlas.ops;

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

import org.postgresql.Driver;

/**
 * Where a database is, and as whom to connect.
 *
 * @param url JDBC address, {@code jdbc:postgresql://...}
 * @param username null when the address or the driver's defaults say it
 * @param password null likewise
 */
record DatabaseAddress(String url, String username, String password) {
    private static final int OLDEST_MAJOR_VERSION = 15;
    private static final String PATIENCE_SECONDS = "5";

    /**
     * Classes of SQLSTATE that pass by themselves while a server starts or fails over: no connection, starting or
     * stopping, no room. Credentials and the database may be missing for a moment, too: an operator makes them last,
     * and a pooler without a server refuses passwords.
     */
    private static final Set<String> PASSING = Set.of("08", "28", "3D", "53", "57");

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(30);

    /** Makes it the data source of the application that starts next in this JVM. */
    void use() {
        System.setProperty("quarkus.datasource.jdbc.url", url);
        System.setProperty("quarkus.datasource.username", username);
        System.setProperty("quarkus.datasource.password", password);
    }

    /**
     * An unpooled connection.
     *
     * @throws SQLException when there is none within seconds
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
        // Not through DriverManager: it does not see the class loader that quarkus-run.jar gives its libraries.
        var connection = new Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("the address must start with jdbc:postgresql:");
        }
        return connection;
    }

    /**
     * Makes sure that a PostgreSQL we support answers there.
     *
     * @throws NoDatabaseException when not, saying why
     */
    void check() {
        try (var connection = connect()) {
            var version = connection.getMetaData();
            if (version.getDatabaseMajorVersion() < OLDEST_MAJOR_VERSION) {
                throw new NoDatabaseException("The database at " + this + " is PostgreSQL "
                        + version.getDatabaseProductVersion() + ": " + OLDEST_MAJOR_VERSION + " or newer is needed.");
            }
            checkLetters(connection);
        } catch (SQLException e) {
            throw new NoDatabaseException("Cannot reach the database at " + this + ": " + reason(e), e);
        }
    }

    /**
     * Like {@link #check}, but waits for a server that does not answer yet.
     *
     * @param patience how long at most
     * @param report takes the reason: at once, and twice a minute from then on
     * @throws NoDatabaseException when there is none by then, or none that waiting could help
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

    /** PostgreSQL's pg_trgm asks the C library what a letter is, whatever provides the collations of the database. */
    private void checkLetters(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var letters = statement.executeQuery("select datctype, pg_encoding_to_char(encoding) from pg_database"
                        + " where datname = current_database()")) {
            letters.next();
            var locale = letters.getString(1);
            var encoding = letters.getString(2);
            if (List.of("C", "POSIX").contains(locale) || !encoding.equals("UTF8")) {
                throw new NoDatabaseException("The database at " + this + " has the locale " + locale
                        + " and the encoding " + encoding + ", under which Korean names cannot be searched."
                        + " Create it with: create database NAME template template0 encoding 'UTF8' locale 'C.UTF-8'");
            }
        }
    }

    /**
     * Without the address, which the driver repeats when it cannot read it; and with what the network says, which the
     * driver leaves in the cause: that the host is unknown, or does not answer.
     */
    private String reason(SQLException e) {
        if (e.getMessage().contains(url)) {
            return "this is no address of a database.";
        }
        if (e.getCause() instanceof UnknownHostException unknown) {
            return "Unknown host: " + unknown.getMessage();
        }
        if (e.getCause() instanceof IOException failure && !(failure instanceof ConnectException)) {
            return e.getMessage() + " " + failure.getMessage();
        }
        return e.getMessage();
    }

    /** The address without what may be secret: parameters may hold a password. */
    @Override
    public String toString() {
        return url.replaceFirst("[?].*", "");
    }
}
