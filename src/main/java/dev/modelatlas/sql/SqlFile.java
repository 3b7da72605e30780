package dev.modelatlas.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Loads SQL statements from {@code .sql} files beside the class that runs them. */
public final class SqlFile {
    /**
     * The {@code valid_until} of rows that are still valid: the largest int. The definitions of partial indexes contain
     * the same number.
     */
    public static final String OPEN_END = "2147483647";

    private SqlFile() {}

    /**
     * The SQL in the file {@code name}.sql in the package of {@code owner}. {@link #OPEN_END} replaces
     * {@code ${open_end}}.
     */
    public static String read(Class<?> owner, String name) {
        try (var in = owner.getResourceAsStream(name + ".sql")) {
            if (in == null) {
                throw new IllegalArgumentException("No " + name + ".sql beside " + owner.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("${open_end}", OPEN_END);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
