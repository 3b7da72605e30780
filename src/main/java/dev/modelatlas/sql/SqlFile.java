package dev.modelatlas.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Statements that live in {@code .sql} files beside the class that runs them. */
public final class SqlFile {

    private SqlFile() {}

    /** The text of {@code name}.sql in the package of {@code owner}. */
    public static String read(Class<?> owner, String name) {
        try (var in = owner.getResourceAsStream(name + ".sql")) {
            if (in == null) {
                throw new IllegalArgumentException("No " + name + ".sql beside " + owner.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
