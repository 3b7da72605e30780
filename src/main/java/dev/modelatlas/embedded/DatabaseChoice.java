package dev.modelatlas.embedded;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import io.vertx.core.json.JsonObject;

import dev.modelatlas.setting.DurationText;
import dev.modelatlas.setting.StrictBoolean;

/**
 * The user's choice of a database, made by a system property or an environment variable.
 *
 * @param server the chosen server; null for the embedded database
 */
public record DatabaseChoice(DatabaseAddress server) {
    static final String EMBEDDED = "model-atlas.database";
    static final String DIRECTORY = "model-atlas.database.directory";
    static final String URL = "quarkus.datasource.jdbc.url";
    static final String WAIT = "model-atlas.database.wait";

    /**
     * System property that this process sets after it has started or joined the embedded database. After a live reload,
     * the property shows that this process, and not the user, has set {@link #URL}.
     */
    private static final String CHOSEN = "model-atlas-database.chosen";

    private static final String DEFAULT_DIRECTORY = ".model-atlas";
    private static final Duration DEFAULT_WAIT = Duration.ofMinutes(10);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /**
     * Reads the choice, without starting or contacting a database.
     *
     * @throws NoDatabaseException when the settings choose no database or two databases, or have an invalid value
     */
    public static DatabaseChoice read() {
        var url = System.getProperty(CHOSEN) == null ? setting(URL) : Optional.<String>empty();
        var embedded = setting(EMBEDDED);
        if (url.isPresent() && embedded.isPresent()) {
            throw new NoDatabaseException("Both " + EMBEDDED + " and " + variable(URL)
                    + " are set, and each selects a database. Unset one of these settings."
                    + " With mvn quarkus:dev, `-Ddatabase=` (empty) unsets " + EMBEDDED + ".");
        }
        if (url.isEmpty()) {
            checkKind(embedded);
        }
        return new DatabaseChoice(url.map(DatabaseChoice::server).orElse(null));
    }

    /**
     * Makes the chosen database the application's data source. If it is the embedded database, starts it. Turns the
     * migration at start off if this process must not migrate the database.
     *
     * @param joining true for a command, which accepts an embedded database that another process runs; false for a
     *     server
     * @throws NoDatabaseException when the database is not available
     */
    public void apply(boolean joining) {
        if (server == null) {
            var embedded = embedded(joining);
            embedded.use();
            System.setProperty(CHOSEN, EMBEDDED);
            MigrationAtStart.limit(embedded, !joining, DatabaseChoice::report);
        } else {
            server.check();
            MigrationAtStart.limit(server, !joining, DatabaseChoice::report);
        }
    }

    /**
     * Does the same as {@link #apply}, but for an unattended process: if the chosen database server does not respond
     * yet, waits for it and prints the reason for the wait to standard error. In a cluster, application and database
     * may start at the same time.
     */
    public void applyOnceItAnswers(boolean joining) {
        if (server == null) {
            apply(joining);
        } else {
            server.await(patience(setting(WAIT)), DatabaseChoice::report);
            MigrationAtStart.limit(server, !joining, DatabaseChoice::report);
        }
    }

    /** The maximum time to wait for a database server. */
    static Duration patience(Optional<String> setting) {
        try {
            var time = setting.map(DurationText::parse).orElse(DEFAULT_WAIT);
            if (!time.isNegative() && time.compareTo(LONGEST_WAIT) <= 0) {
                return time;
            }
        } catch (IllegalArgumentException noTime) {
            // The exception below reports malformed durations as well as durations that are out of range.
        }
        throw new NoDatabaseException(WAIT + " must be a time from 0s to 1h, such as 30s or 10m.");
    }

    /** Prints a message without the logging system, because Quarkus has not read its configuration yet. */
    private static void report(String message) {
        var isJson = setting("quarkus.log.console.json.enabled").filter(DatabaseChoice::isOn);
        System.err.println(isJson.isPresent() ? json(message) : message);
    }

    /** Whether a switch is on. A malformed value is reported later, with all other settings. */
    private static boolean isOn(String value) {
        try {
            return Boolean.TRUE.equals(new StrictBoolean().convert(value));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** Formats a message as a line of the JSON log. */
    static String json(String message) {
        return new JsonObject()
                .put("timestamp", Instant.now().toString())
                .put("loggerName", DatabaseChoice.class.getName())
                .put("level", "WARN")
                .put("message", message)
                .encode();
    }

    private static DatabaseAddress server(String url) {
        return new DatabaseAddress(
                url,
                setting("quarkus.datasource.username").orElse(null),
                setting("quarkus.datasource.password").orElse(null));
    }

    private static DatabaseAddress embedded(boolean joining) {
        return joining ? EmbeddedDatabase.startOrJoin(directory()) : EmbeddedDatabase.start(directory());
    }

    private static void checkKind(Optional<String> kind) {
        if (kind.isEmpty()) {
            throw new NoDatabaseException("""
                    No database is set. Set one of these:
                      - the embedded PostgreSQL, which starts and stops with this program and keeps its data in %s:
                          java -D%s=embedded -jar quarkus-run.jar
                      - a PostgreSQL server, version 15 or newer:
                          %s=jdbc:postgresql://HOST:5432/DATABASE
                          QUARKUS_DATASOURCE_USERNAME=...
                          QUARKUS_DATASOURCE_PASSWORD=...""".formatted(directory(), EMBEDDED, variable(URL)));
        }
        if (!kind.get().equals("embedded")) {
            throw new NoDatabaseException(EMBEDDED + " must be \"embedded\", or not be set.");
        }
    }

    private static Path directory() {
        try {
            return Path.of(setting(DIRECTORY).orElse(DEFAULT_DIRECTORY));
        } catch (InvalidPathException e) {
            throw EmbeddedDirectory.inexpressible(e.getInput());
        }
    }

    /** The value of a system property or environment variable; empty when it is blank or not set. */
    private static Optional<String> setting(String property) {
        return Optional.ofNullable(System.getProperty(property))
                .or(() -> Optional.ofNullable(System.getenv(variable(property))))
                .filter(value -> !value.isBlank());
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
