package dev.modelatlas.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's documents: README and the others in the root directory, those in docs, and the runbook. */
public final class Documents {
    private static final String SUFFIX = ".md";

    private Documents() {}

    /** The paths of all documents, relative to the root of the project. */
    public static List<Path> all() {
        return Stream.of("", "docs", "docs/decisions", "k8s")
                .flatMap(folder -> in(Path.of(folder)))
                .sorted()
                .toList();
    }

    private static Stream<Path> in(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
