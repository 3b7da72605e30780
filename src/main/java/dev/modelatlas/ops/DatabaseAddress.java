package dev.modelatlas.ops;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

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

    /** Without the address, which the driver repeats when it cannot read it. */
    private String reason(SQLException e) {
        return e.getMessage().contains(url) ? "this is no address of a database." : e.getMessage();
    }

    /** The address without what may be secret: parameters may hold a password. */
    @Override
    public String toString() {
        return url.replaceFirst("[?].*", "");
    }
}
