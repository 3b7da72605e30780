package dev.modelatlas.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Another Java process that serves an embedded database until its standard input ends. */
final class ServingProcess implements AutoCloseable {
    private final Path directory;
    private final Process process;

    /** Starts it, with a locale that knows ASCII only. */
    ServingProcess(Path directory) throws IOException {
        this.directory = directory;
        var builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                ServingProcess.class.getName(),
                directory.toString());
        builder.environment().put("LANG", "C");
        builder.environment().put("LC_ALL", "POSIX");
        process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    /** Starts it and waits until it serves. */
    static ServingProcess serving(Path directory) throws IOException {
        var started = new ServingProcess(directory);
        if (started.process.inputReader().readLine() == null) {
            throw new IllegalStateException("the other process does not serve");
        }
        return started;
    }

    public static void main(String... arguments) throws IOException {
        System.out.println(EmbeddedDatabase.start(Path.of(arguments[0])));
        while (System.in.read() >= 0) {
            continue;
        }
    }

    /** What {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets it run for that long, if it runs that long. */
    void runFor(long milliseconds) throws InterruptedException {
        process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    }

    /** What {@code kill} does: SIGTERM. */
    void terminate() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(1, TimeUnit.MINUTES)
                .exceptionally(late -> {
                    process.destroyForcibly();
                    throw new AssertionError("the other process still runs a minute after it was told to end");
                })
                .join();
    }

    /** The server it runs. */
    ProcessHandle server() throws IOException {
        return server(directory);
    }

    /** The server that works on the directory, by its own note. */
    static ProcessHandle server(Path directory) throws IOException {
        var note = Files.readAllLines(directory.resolve("data/postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(note.get(0))).orElseThrow();
    }
}
