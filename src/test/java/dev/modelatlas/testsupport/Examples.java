package dev.modelatlas.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The example documents that the playground offers and the README quotes. */
public final class Examples {
    private static final Path DIRECTORY = Path.of("src/main/resources/META-INF/resources/examples");
    private static final String SUFFIX = ".graphql";

    private Examples() {}

    /** The names of all files, sorted. */
    public static List<String> names() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            var names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
            if (names.isEmpty()) {
                throw new AssertionError("no examples in " + DIRECTORY.toAbsolutePath());
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document with the given name. */
    public static String text(String name) {
        try {
            return Files.readString(DIRECTORY.resolve(name + SUFFIX));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
