package dev.modelatlas.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The packaged program while it serves, on free ports.
 *
 * @param address URL, such as {@code http://127.0.0.1:40123}
 * @param management URL of the management port
 */
record ServingProgram(Process process, URI address, URI management) implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile(
            "Listening on: (http://[\\d.:]+\\d)[.] Management interface listening on (http://[\\d.:]+\\d)");

    /** Starts the program and waits until it listens. */
    static ServingProgram start(Program program) {
        return start(program, 0);
    }

    /** Starts the program on the given port, such as that of an earlier start; on any free port for 0. */
    static ServingProgram start(Program program, int port) {
        var process = program.with("quarkus.http.host", "127.0.0.1")
                .with("quarkus.http.port", Integer.toString(port))
                .with("quarkus.management.host", "127.0.0.1")
                .with("quarkus.management.port", "0")
                .start();
        var end = Instant.now().plus(Duration.ofMinutes(2));
        while (process.isAlive() && Instant.now().isBefore(end)) {
            var listening = LISTENING.matcher(log(program));
            if (listening.find()) {
                return new ServingProgram(process, URI.create(listening.group(1)), URI.create(listening.group(2)));
            }
            pause();
        }
        end(process);
        throw new AssertionError("does not serve:\n" + log(program));
    }

    /** Stops the program as an operator would. If it does not end, it is killed and the test fails. */
    @Override
    public void close() {
        end(process);
    }

    private static void end(Process process) {
        process.destroy();
        process.onExit()
                .orTimeout(1, TimeUnit.MINUTES)
                .exceptionally(late -> {
                    process.destroyForcibly();
                    throw new AssertionError("the program still runs a minute after it was told to end");
                })
                .join();
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String log(Program program) {
        try {
            return Files.readString(program.directory().resolve("out"))
                    + Files.readString(program.directory().resolve("err"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
