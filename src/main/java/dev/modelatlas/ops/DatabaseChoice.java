package dev.modelatlas.ops;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import io.quarkus.runtime.configuration.DurationConverter;
import io.vertx.core.json.JsonObject;

/**
 * Which database the user has chosen, by system property or environment.
 *
 * @param server null for the embedded one
 */
record DatabaseChoice(DatabaseAddress server) {
    static final String EMBEDDED = "model-atlas.database";
    static final String DIRECTORY = "model-atlas.database.directory";
    static final String URL = "quarkus.datasource.jdbc.url";
    static final String WAIT = "model-atlas.database.wait";

    /** Ours when we chose it before a live reload, else the user's. */
    private static final String CHOSEN = "model-atlas.database.chosen";

    private static final String DEFAULT_DIRECTORY = ".model-atlas";
    private static final Duration DEFAULT_WAIT = Duration.ofMinutes(10);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /**
     * Reads the choice; nothing is started or asked.
     *
     * @throws NoDatabaseException when none is made, or two
     */
    static DatabaseChoice read() {
        var url = System.getProperty(CHOSEN) == null ? setting(URL) : Optional.<String>empty();
        var embedded = setting(EMBEDDED);
        if (url.isPresent() && embedded.isPresent()) {
            throw new NoDatabaseException("Two databases are chosen, " + EMBEDDED + " and " + variable(URL)
                    + ": leave one of them out (for mvn quarkus:dev, -Ddatabase= leaves out the first).");
        }
        if (url.isEmpty()) {
            checkKind(embedded);
        }
        return new DatabaseChoice(url.map(DatabaseChoice::server).orElse(null));
    }

    /**
     * Makes it the one that the application will use; starts the embedded one.
     *
     * @param joining whether an embedded database that another process serves will do
     * @throws NoDatabaseException when it is not to be had
     */
    void apply(boolean joining) {
        if (server == null) {
            embedded(joining).use();
            System.setProperty(CHOSEN, EMBEDDED);
        } else {
            server.check();
        }
    }

    /**
     * Like {@link #apply}, for a process that nobody watches: it waits for a server that does not answer yet, and says
     * why on standard error. In a cluster, program and database start at the same time.
     */
    void applyOnceItAnswers(boolean joining) {
        if (server == null) {
            apply(joining);
        } else {
            server.await(patience(setting(WAIT)), DatabaseChoice::report);
        }
    }

    /** How long to wait for a server. */
    static Duration patience(Optional<String> setting) {
        try {
            var time = setting.map(DurationConverter::parseDuration).orElse(DEFAULT_WAIT);
            if (!time.isNegative() && time.compareTo(LONGEST_WAIT) <= 0) {
                return time;
            }
        } catch (IllegalArgumentException noTime) {
            // Refused below, like a time that is too long.
        }
        throw new NoDatabaseException(WAIT + " must be a time from 0s to 1h, such as 30s or 10m.");
    }

    /** Before Quarkus reads how to log. */
    private static void report(String message) {
        var isJson = setting("quarkus.log.console.json.enabled").filter(Boolean::parseBoolean);
        System.err.println(isJson.isPresent() ? json(message) : message);
    }

    /** A line like those of the JSON log. */
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
                    No database is chosen. There are two ways:
                      - one that starts and stops with this program and keeps its data in %s:
                          java -D%s=embedded -jar quarkus-run.jar
                      - a PostgreSQL server, version 15 or newer:
                          %s=jdbc:postgresql://HOST:5432/DATABASE
                          QUARKUS_DATASOURCE_USERNAME=...
                          QUARKUS_DATASOURCE_PASSWORD=...""".formatted(directory(), EMBEDDED, variable(URL)));
        }
        if (!kind.get().equals("embedded")) {
            throw new NoDatabaseException(
                    EMBEDDED + " is \"" + kind.get() + "\": the only value it takes is \"embedded\".");
        }
    }

    private static Path directory() {
        return Path.of(setting(DIRECTORY).orElse(DEFAULT_DIRECTORY));
    }

    /** A system property or environment variable; empty when it is blank or there is none. */
    private static Optional<String> setting(String property) {
        return Optional.ofNullable(System.getProperty(property))
                .or(() -> Optional.ofNullable(System.getenv(variable(property))))
                .filter(value -> !value.isBlank());
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
