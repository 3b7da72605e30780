package dev.modelatlas.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The compiled classes of the program, without its tests. */
public final class ProgramClasses {
    private static final Path ROOT = Path.of("target/classes");

    private ProgramClasses() {}

    /** All classes, loaded but not initialized. An import by ArchUnit would also read their code, which takes seconds. */
    public static Stream<Class<?>> all() {
        try (var files = Files.walk(ROOT)) {
            return files
                    .map(file -> ROOT.relativize(file).toString())
                    .filter(file -> file.endsWith(".class"))
                    .map(file -> file.replace(".class", "").replace('/', '.'))
                    .<Class<?>>map(ProgramClasses::load)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ProgramClasses.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
