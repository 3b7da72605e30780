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

/** Records the documents that tests of this build send, by test class, for ContractCoverageIT. */
public final class AskedDocuments {
    private static final Path DIRECTORY = Path.of("target/asked");
    /** Separates documents in a file; no document contains it. */
    private static final String END = "\u0000";

    private AskedDocuments() {}

    /** Records a document for the test class that is found on the call stack. */
    public static void note(String document) {
        var test = StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .map(name -> name.replaceFirst("\\$.*", ""))
                        .filter(name -> name.endsWith("Test"))
                        .findFirst());
        test.ifPresent(name -> append(DIRECTORY.resolve(name), document + END));
    }

    /** Documents by simple name of each test class that still exists; empty before a test has sent any. */
    public static Map<String, List<String>> byTest() throws IOException {
        if (!Files.isDirectory(DIRECTORY)) {
            return Map.of();
        }
        var byTest = new HashMap<String, List<String>>();
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (!Files.exists(Path.of("src/test/java", name.replace('.', '/') + ".java"))) {
                    continue;
                }
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
