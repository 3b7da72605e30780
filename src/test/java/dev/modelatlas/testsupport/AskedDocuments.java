package dev.modelatlas.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which documents the tests of this build ask, by the test class that does: what ContractCoverageIT reads. */
public final class AskedDocuments {
    private static final Path DIRECTORY = Path.of("target/asked");
    /** Parts documents in a file; no document holds it. */
    private static final String END = "\u0000";

    private AskedDocuments() {}

    /** Notes a document under the test that asks it, as its stack tells. */
    static void note(String document) {
        var test = StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .map(name -> name.replaceFirst("\\$.*", ""))
                        .filter(name -> name.endsWith("Test"))
                        .findFirst());
        test.ifPresent(name -> append(DIRECTORY.resolve(name), document + END));
    }

    /** Documents by simple name of the test class; empty before any test has asked. */
    public static Map<String, List<String>> byTest() throws IOException {
        if (!Files.isDirectory(DIRECTORY)) {
            return Map.of();
        }
        var byTest = new HashMap<String, List<String>>();
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                var documents = Files.readString(file).split(END);
                byTest.put(name.substring(name.lastIndexOf('.') + 1), List.of(documents));
            }
        }
        return byTest;
    }

    private static synchronized void append(Path file, String text) {
        try {
            Files.createDirectories(DIRECTORY);
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
