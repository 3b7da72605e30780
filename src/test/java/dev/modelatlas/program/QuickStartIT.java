package dev.modelatlas.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Documents;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.testsupport.OwnProcess;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Java program in docs/quick-starts.md, with SmallRye's typesafe client. A suite for Node covers the programs in
 * other languages.
 */
@Full
class QuickStartIT {
    private static final Path DOCUMENT = Path.of("docs/quick-starts.md");
    private static final Pattern PROGRAM = Pattern.compile("```java\\n(// Korea[.]java\n.*?)```", Pattern.DOTALL);
    private static final Pattern VERSION = Pattern.compile("implementation-vertx</artifactId>\\s*<version>([^<]+)<");

    @TempDir
    Path home;

    @Test
    void documentedProgramPrintsTheExpectedLines() throws Exception {
        try (var serving = ServingProgram.start(Program.in(home).on(Atlas.filledDatabase()))) {
            compile(source().replace("http://localhost:8080", serving.address().toString()));
            assertThat(exitValue()).as(Files.readString(home.resolve("errors"))).isZero();
            assertThat(Files.readAllLines(home.resolve("printed")))
                    .hasSize(14)
                    .startsWith("2024-12-09 EXAONE 3.5 32B", "2024-12-09 EXAONE 3.5 7.8B", "2024-08-07 EXAONE 3.0");

            compile(source().replace("http://localhost:8080", serving.address().toString())
                    .replace(", 3, 5, after)", ", 99, 5, after)"));
            assertThat(exitValue()).isEqualTo(1);
            assertThat(Files.readString(home.resolve("errors"))).startsWith("REVISION_NOT_FOUND: ");
        }
    }

    @Test
    void documentedProgramEndsIfThereIsNoServer() throws Exception {
        compile(source().replace("http://localhost:8080", "http://localhost:1"));
        assertThat(exitValue()).isEqualTo(1);
    }

    private static String source() {
        var program = PROGRAM.matcher(Documents.text(DOCUMENT));
        assertThat(program.find()).isTrue();
        return program.group(1);
    }

    private void compile(String source) throws IOException {
        var file = Files.writeString(home.resolve("Korea.java"), source);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-cp", OwnProcess.CLASS_PATH, "-d", home.toString(), file.toString()))
                .isZero();
    }

    private int exitValue() throws IOException, InterruptedException {
        var running = new ProcessBuilder(OwnProcess.JAVA, "-cp", home + ":" + OwnProcess.CLASS_PATH, "Korea")
                .redirectOutput(home.resolve("printed").toFile())
                .redirectError(home.resolve("errors").toFile())
                .start();
        try {
            assertThat(running.waitFor(60, TimeUnit.SECONDS))
                    .as(Files.readString(home.resolve("errors")))
                    .isTrue();
        } finally {
            running.destroyForcibly();
        }
        return running.exitValue();
    }

    @Test
    void documentShowsTheTestedVersionOfTheClient() {
        var version = VERSION.matcher(Documents.text(DOCUMENT));
        assertThat(version.find()).isTrue();
        assertThat(OwnProcess.CLASS_PATH)
                .contains("smallrye-graphql-client-implementation-vertx-" + version.group(1) + ".jar");
    }
}
