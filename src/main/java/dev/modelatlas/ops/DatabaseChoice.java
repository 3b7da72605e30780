package dev.modelatlas.ops;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Which database the user has chosen, by system property or environment.
 *
 * @param server null for the embedded one
 */
record DatabaseChoice(DatabaseAddress server) {
    static final String EMBEDDED = "model-atlas.database";
    static final String DIRECTORY = "model-atlas.database.directory";
    static final String URL = "quarkus.datasource.jdbc.url";

    /** Ours when we chose it before a live reload, else the user's. */
    private static final String CHOSEN = "model-atlas.database.chosen";

    private static final String DEFAULT_DIRECTORY = ".model-atlas";

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
