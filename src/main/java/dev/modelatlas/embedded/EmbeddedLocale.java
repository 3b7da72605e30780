package dev.modelatlas.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import dev.modelatlas.value.ClasspathFile;

/**
 * The locale of an embedded server. It sorts strings by Unicode code points. On all machines, the same characters
 * count as letters.
 */
public final class EmbeddedLocale {
    private static final int KNOWS_BY_ITSELF = 17;

    private EmbeddedLocale() {}

    /**
     * Sets the locale options of initdb.
     *
     * @return the same builder
     */
    public static EmbeddedPostgres.Builder of(EmbeddedPostgres.Builder server) {
        // The extension pg_trgm uses the C library to decide which characters are letters. In the locale C, it would
        // not recognize Hangul.
        server.setLocaleConfig("locale", "C.UTF-8");
        // PostgreSQL before version 17 has no builtin locale provider, and sorts with the C library. The order is the
        // same, but sorting is slower.
        return version() < KNOWS_BY_ITSELF
                ? server
                : server.setLocaleConfig("locale-provider", "builtin").setLocaleConfig("builtin-locale", "C.UTF-8");
    }

    /** The major version of the shipped PostgreSQL. Maven records it (property {@code pg} in pom.xml). */
    static int version() {
        return Integer.parseInt(
                ClasspathFile.text(EmbeddedLocale.class, "postgresql-version").strip());
    }
}
