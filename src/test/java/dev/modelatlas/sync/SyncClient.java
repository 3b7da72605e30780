package dev.modelatlas.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;

import io.restassured.RestAssured;

import dev.modelatlas.testsupport.OwnProcess;

import static org.assertj.core.api.Assertions.assertThat;

/** One of the clients in {@code docs}, as a process that can be killed. */
enum SyncClient {
    JAVASCRIPT {
        @Override
        List<String> command(Path folder) {
            return List.of("node", Path.of("docs/sync.mjs").toAbsolutePath().toString());
        }
    },
    JAVA {
        @Override
        List<String> command(Path folder) {
            var path = OwnProcess.CLASS_PATH;
            if (!Files.exists(folder.resolve("Sync.class"))) {
                var compiler = ToolProvider.getSystemJavaCompiler();
                assertThat(compiler.run(null, null, null, "-cp", path, "-d", folder.toString(), "docs/Sync.java"))
                        .isZero();
            }
            return List.of(
                    OwnProcess.JAVA, "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", folder + ":" + path, "Sync");
        }
    };

    /** Maximum lifetime in milliseconds. It is long enough for some polls. */
    int longestLife() {
        return this == JAVA ? 2_000 : 1_000;
    }

    /** The command that starts it, before its arguments. */
    abstract List<String> command(Path folder);

    /**
     * Starts the client.
     *
     * @param seconds interval of polls
     */
    Process start(Path folder, String seconds) throws IOException {
        var command = new ArrayList<>(command(folder));
        command.addAll(
                List.of("http://localhost:" + RestAssured.port, copy(folder).toString(), seconds));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output").toFile()))
                .start();
    }

    /** Runs the client for one poll. */
    void look(Path folder) throws Exception {
        var process = start(folder, "0");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("output")))
                .isZero();
    }

    /** The file with the client's copy. */
    Path copy(Path folder) {
        return folder.resolve("copy.json");
    }
}
