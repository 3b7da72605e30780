package dev.modelatlas.bench.mutants;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

import org.apache.commons.io.FileUtils;

/**
 * A compiled copy of the project, in which one fault at a time is made.
 *
 * @param root the original project
 * @param folder the copy
 * @param libraries the class path of the tests, without the project's own classes
 */
record Workspace(Path root, Path folder, String libraries) {
    private static final String MAIN = "dev.modelatlas.bench.mutants.TestRun";
    private static final List<String> ROOTS =
            List.of("src/main/java/dev/modelatlas/", "src/main/resources/dev/modelatlas/", "src/main/resources/", "");

    /** Seconds after which a run counts as hanging; longer than any test class takes. */
    private static final int SECONDS = 300;

    /**
     * The result of a run.
     *
     * @param failed the first failed test; null when none failed
     * @param trouble why there is no result; null when there is one
     */
    record Outcome(String failed, String trouble) {}

    /** Makes the fault, runs the tests, and restores the file. */
    Outcome run(Mutant mutant) throws IOException, InterruptedException {
        var file = fileOf(folder, mutant);
        if (file == null) {
            return new Outcome(null, "there is no file " + mutant.file());
        }
        try {
            var mutated = mutant.applyTo(Files.readString(folder.resolve(file)));
            Files.writeString(folder.resolve(file), mutated);
            var errors = build(file);
            return errors.isEmpty() ? run(mutant.tests()) : new Outcome(null, "it does not compile: " + errors);
        } catch (IllegalArgumentException e) {
            return new Outcome(null, e.getMessage());
        } finally {
            restore(file);
        }
    }

    /** Runs test classes on the copy as it is now. */
    Outcome run(List<String> tests) throws IOException, InterruptedException {
        var result = folder.resolve("target/outcome.txt");
        var scratch = folder.resolve("target/tmp");
        FileUtils.deleteDirectory(scratch.toFile());
        Files.createDirectories(scratch);
        Files.deleteIfExists(result);
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx1g",
                "-Djava.io.tmpdir=" + scratch.toAbsolutePath(),
                // Where the embedded PostgreSQL is unpacked, once for all runs.
                "-Dot.epg.working-dir=" + folder.resolveSibling("embedded-pg").toAbsolutePath(),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dvertx.disableURIValidation=true",
                "-cp",
                // Absolute, because a test may start another process in another directory.
                folder.resolve("target/test-classes").toAbsolutePath() + ":"
                        + folder.resolve("target/classes").toAbsolutePath() + ":" + libraries,
                MAIN,
                result.toAbsolutePath().toString()));
        tests.forEach(test -> command.add("dev.modelatlas." + test));
        var log = folder.resolve("target/tests.out");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            return new Outcome(null, "the tests hang");
        }
        var told = Files.exists(result) ? Files.readString(result) : "";
        if (told.startsWith("failed ")) {
            return new Outcome(told.substring("failed ".length()), null);
        }
        return told.isEmpty() || told.startsWith("0 ")
                ? new Outcome(null, "no test has run: see " + log)
                : new Outcome(null, null);
    }

    /** The file of a mutant, relative to a tree's root; null when there is none. */
    static Path fileOf(Path folder, Mutant mutant) {
        return ROOTS.stream()
                .map(start -> Path.of(start + mutant.file()))
                .filter(file -> Files.isRegularFile(folder.resolve(file)))
                .findFirst()
                .orElse(null);
    }

    /** Builds the file into {@code target/classes}; returns the compiler's errors. */
    private String build(Path file) throws IOException {
        if (!file.toString().endsWith(".java")) {
            Files.copy(folder.resolve(file), built(folder, file), StandardCopyOption.REPLACE_EXISTING);
            return "";
        }
        var classes = folder.resolve("target/classes").toString();
        var said = new StringWriter();
        var options = List.of("-parameters", "-proc:none", "-nowarn", "-d", classes, "-cp", classes + ":" + libraries);
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var isFine = compiler.getTask(
                            said, files, null, options, null, files.getJavaFileObjects(folder.resolve(file)))
                    .call();
            return isFine ? "" : said.toString().strip();
        }
    }

    private void restore(Path file) throws IOException {
        Files.copy(root.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        if (!file.toString().endsWith(".java")) {
            Files.copy(built(root, file), built(folder, file), StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        for (var mutated : classesOf(folder, file)) {
            Files.delete(mutated);
        }
        for (var original : classesOf(root, file)) {
            Files.copy(original, folder.resolve(root.relativize(original)));
        }
    }

    private static Path built(Path project, Path resource) {
        var resources = Path.of("src/main/resources");
        return project.resolve("target/classes")
                .resolve(resource.startsWith(resources) ? resources.relativize(resource) : resource);
    }

    /** The class files of a source file, including nested classes. */
    private static List<Path> classesOf(Path project, Path source) throws IOException {
        var inPackage = Path.of("src/main/java").relativize(source);
        var name = inPackage.getFileName().toString().replace(".java", "");
        try (Stream<Path> classes =
                Files.list(project.resolve("target/classes").resolve(inPackage).getParent())) {
            return classes.filter(file -> file.getFileName().toString().equals(name + ".class")
                            || file.getFileName().toString().startsWith(name + "$"))
                    .toList();
        }
    }
}
