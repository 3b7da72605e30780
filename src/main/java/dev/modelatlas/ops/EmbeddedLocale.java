package dev.modelatlas.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** How an embedded server orders text, and what it takes for a letter: by code points of Unicode, on every machine. */
public final class EmbeddedLocale {
    private static final int KNOWS_BY_ITSELF = 17;

    private EmbeddedLocale() {}

    /**
     * Sets the options of initdb that say so.
     *
     * @return the same builder
     */
    public static EmbeddedPostgres.Builder of(EmbeddedPostgres.Builder server) {
        // pg_trgm asks the C library what a letter is: under the locale C it sees no Hangul.
        server.setLocaleConfig("locale", "C.UTF-8");
        // Older ones leave the order to the C library, too: the same order, but slower.
        return version() < KNOWS_BY_ITSELF
                ? server
                : server.setLocaleConfig("locale-provider", "builtin").setLocaleConfig("builtin-locale", "C.UTF-8");
    }

    /** Which PostgreSQL the program brings along: Maven wrote it down (property {@code pg} of pom.xml). */
    private static int version() {
        try (var text = EmbeddedLocale.class.getResourceAsStream("postgresql-version")) {
            return Integer.parseInt(new String(text.readAllBytes(), StandardCharsets.US_ASCII).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
