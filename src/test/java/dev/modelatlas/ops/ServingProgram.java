package dev.modelatlas.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The packaged program while it serves, on ports of its own.
 *
 * @param address where it listens, such as {@code http://127.0.0.1:40123}
 * @param management where operators ask
 */
record ServingProgram(Process process, URI address, URI management) implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile(
            "Listening on: (http://[\\d.:]+\\d)[.] Management interface listening on (http://[\\d.:]+\\d)");

    /** Starts it and waits until it listens. */
    static ServingProgram start(Program program) {
        var process = program.with("quarkus.http.host", "127.0.0.1")
                .with("quarkus.http.port", "0")
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

    /** Ends it as an operator would. One that does not end is a fault, and ended by force. */
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
