package dev.modelatlas.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.sql.Database;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Databases;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.testsupport.Publishing;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The client in docs/webhooks-and-subscriptions.md follows the packaged program, which is killed, stopped and started
 * again. The client runs in Node and in a browser; without these, the test is skipped.
 */
@Full
class RestartIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path home;

    private final Databases.Fresh database = Atlas.filledDatabase();

    @Test
    void clientReceivesEachRevisionOnceEvenIfTheServerIsKilledOrStopped() throws Exception {
        NodeSuite.skipWithoutNode();
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/chromium-headless-shell")),
                "skipped: chromium-headless-shell is not installed");
        var program = Program.in(home).on(database);
        var serving = ServingProgram.start(program);
        var port = serving.address().getPort();
        var node = follow("node.js", serving);
        var chromium = follow("chromium.js", serving);
        try {
            awaitKept(7, 8, 9);

            serving.process().destroyForcibly().waitFor();
            awaitOneMoreAttempt();
            assertThat(publish()).isEqualTo(10);
            serving = ServingProgram.start(program, port);
            awaitKept(7, 8, 9, 10);

            serving.close();
            awaitOneMoreAttempt();
            assertThat(publish()).isEqualTo(11);
            serving = ServingProgram.start(program, port);
            awaitKept(7, 8, 9, 10, 11);
            assertThat(publish()).isEqualTo(12);
            awaitKept(7, 8, 9, 10, 11, 12);
        } finally {
            end(node);
            end(chromium);
            serving.close();
        }
    }

    private int publish() {
        return Publishing.publish(new Database().jdbi(database.dataSource()));
    }

    /** Waits for a connection attempt while no server listens, because the client must survive a failed attempt. */
    private void awaitOneMoreAttempt() throws IOException {
        for (var output : outputs()) {
            var before = attempts(output);
            await().atMost(PATIENCE).until(() -> attempts(output) > before);
        }
    }

    private void awaitKept(int... revisions) {
        for (var output : outputs()) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(lines(output).stream().filter(line -> !line.equals("connects")))
                            .as(output.toString())
                            .containsExactly(Arrays.stream(revisions)
                                    .mapToObj("keeps %d"::formatted)
                                    .toArray(String[]::new)));
        }
    }

    private List<Path> outputs() {
        return List.of(home.resolve("node.js"), home.resolve("chromium.js"));
    }

    private static long attempts(Path output) throws IOException {
        return lines(output).stream().filter("connects"::equals).count();
    }

    private static List<String> lines(Path output) throws IOException {
        return Files.readAllLines(output);
    }

    private Process follow(String script, ServingProgram serving) throws IOException {
        var builder = new ProcessBuilder(
                        "node",
                        NodeSuite.FOLDER.resolve("restart").resolve(script).toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(script).toFile());
        builder.environment().put("ATLAS_URL", serving.address().toString());
        return builder.start();
    }

    private static void end(Process follower) throws InterruptedException {
        follower.destroy();
        if (!follower.waitFor(30, TimeUnit.SECONDS)) {
            follower.destroyForcibly();
        }
    }
}
