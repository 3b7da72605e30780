package dev.modelatlas.value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads files that this build contains. The name of a file is relative to the package of {@code owner}, or begins with a
 * slash.
 */
public final class ClasspathFile {
    private ClasspathFile() {}

    /**
     * The text of a file in UTF-8.
     *
     * @throws IllegalArgumentException when there is no such file
     */
    public static String text(Class<?> owner, String name) {
        return new String(bytes(owner, name), StandardCharsets.UTF_8);
    }

    /**
     * The content of a file.
     *
     * @throws IllegalArgumentException when there is no such file
     */
    public static byte[] bytes(Class<?> owner, String name) {
        try (var file = owner.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalArgumentException(
                        "This build does not contain the file " + name + " (" + owner.getName() + ")");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
