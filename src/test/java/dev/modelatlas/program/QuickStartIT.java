package dev.modelatlas.program;

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
    void programOfTheDocumentPrintsItsLines() throws Exception {
        try (var serving = ServingProgram.start(Program.in(home).on(Atlas.filledDatabase()))) {
            var program = PROGRAM.matcher(Documents.text(DOCUMENT));
            assertThat(program.find()).isTrue();
            var source = Files.writeString(
                    home.resolve("Korea.java"),
                    program.group(1)
                            .replace("http://localhost:8080", serving.address().toString()));
            var path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            assertThat(ToolProvider.getSystemJavaCompiler()
                            .run(null, null, null, "-cp", path, "-d", home.toString(), source.toString()))
                    .isZero();
            var java = ProcessHandle.current().info().command().orElseThrow();
            var running = new ProcessBuilder(java, "-cp", home + ":" + path, "Korea")
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
            assertThat(running.exitValue())
                    .as(Files.readString(home.resolve("errors")))
                    .isZero();
            assertThat(Files.readAllLines(home.resolve("printed")))
                    .hasSize(14)
                    .startsWith("2024-12-09 EXAONE 3.5 32B", "2024-12-09 EXAONE 3.5 7.8B", "2024-08-07 EXAONE 3.0");
        }
    }

    @Test
    void documentNamesTheVersionThatIsTested() {
        var version = VERSION.matcher(Documents.text(DOCUMENT));
        assertThat(version.find()).isTrue();
        assertThat(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")))
                .contains("smallrye-graphql-client-implementation-vertx-" + version.group(1) + ".jar");
    }
}
