package dev.modelatlas.bench.scale;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.modelatlas.bench.Memory;

/**
 * A server in a separate process, on a port of this machine; stopped when closed.
 *
 * @param started time until it reported that it was ready
 */
record Served(String name, Process process, URI address, Duration started) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /**
     * Starts a server, and waits until it prints that it is listening.
     *
     * @param port a free port, see {@link #freePort}
     * @param log file for its output
     */
    static Served start(String name, int port, Path log, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        while (!Files.readString(log).contains("Listening on")) {
            if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                process.destroyForcibly();
                throw new IllegalStateException(name + " does not start: " + Files.readString(log));
            }
            Thread.sleep(20);
        }
        return new Served(
                name, process, URI.create("http://127.0.0.1:" + port), Duration.ofNanos(System.nanoTime() - begin));
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The resident memory of the server's process in megabytes. */
    long residentMegabytes() throws IOException {
        return Memory.megabytes(process.pid(), "VmRSS");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
