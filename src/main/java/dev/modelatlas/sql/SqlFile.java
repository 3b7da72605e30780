package dev.modelatlas.sql;

import dev.modelatlas.value.ClasspathFile;

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
        return ClasspathFile.text(owner, name + ".sql").replace("${open_end}", OPEN_END);
    }
}
