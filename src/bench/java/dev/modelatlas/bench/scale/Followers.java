package dev.modelatlas.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Clients in a separate process that follow the publications of a server, each with its own connection.
 *
 * @param output file to which each follower writes a line for each publication: the time in milliseconds since 1970,
 *     and the number of the revision
 */
record Followers(Process process, int count, Path output) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Connects followers, and waits until each has received the current revision, which has the given number. */
    static Followers of(Served server, int count, int current, Path output) throws IOException, InterruptedException {
        var process = new ProcessBuilder(List.of(
                        "java",
                        "-Xmx512m",
                        "-cp",
                        "target/test-classes",
                        "dev.modelatlas.bench.Follow",
                        server.address().toString(),
                        Integer.toString(current - 1),
                        Integer.toString(count)))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        var followers = new Followers(process, count, output);
        try {
            followers.last(current);
            return followers;
        } catch (RuntimeException failure) {
            followers.close();
            throw failure;
        }
    }

    /** When the last follower received a revision, in milliseconds since 1970; 0 without followers. */
    long last(int revision) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var times = Files.readAllLines(output).stream()
                    .filter(line -> line.endsWith(" " + revision))
                    .mapToLong(line -> Long.parseLong(line.split(" ")[0]))
                    .toArray();
            if (times.length == count) {
                return Arrays.stream(times).max().orElse(0);
            } else if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new IllegalStateException(
                        times.length + " of " + count + " followers received revision " + revision);
            }
            Thread.sleep(50);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
