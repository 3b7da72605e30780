package dev.modelatlas.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.modelatlas.testsupport.OwnProcess;

/** Another Java process that runs an embedded database until its standard input ends. */
public final class ServingProcess implements AutoCloseable {
    /** With this system property, the process starts its database as commands do. */
    private static final String COMMAND = "command";

    private final Path directory;
    private final Process process;

    /**
     * Starts the process in an ASCII-only locale.
     *
     * @param options options of the JVM
     */
    ServingProcess(Path directory, String... options) throws IOException {
        this.directory = directory;
        var builder = OwnProcess.of(ServingProcess.class, List.of(options), directory.toString());
        builder.environment().put("LANG", "C");
        builder.environment().put("LC_ALL", "POSIX");
        process = builder.redirectError(errors(directory).toFile()).start();
    }

    /** Starts the process, and waits until its database runs. */
    static ServingProcess serving(Path directory, String... options) throws IOException {
        var started = new ServingProcess(directory, options);
        if (started.process.inputReader().readLine() == null) {
            throw new IllegalStateException("the other process does not serve");
        }
        return started;
    }

    /** Starts a process that uses the database as commands do, and waits until the database runs. */
    static ServingProcess command(Path directory) throws IOException {
        return serving(directory, "-D" + COMMAND + "=true");
    }

    private static Path errors(Path directory) {
        return directory.resolveSibling(directory.getFileName() + ".err");
    }

    /** The error output so far. */
    String errors() throws IOException {
        return Files.readString(errors(directory));
    }

    public static void main(String... arguments) throws IOException {
        var directory = Path.of(arguments[0]);
        System.out.println(
                Boolean.getBoolean(COMMAND)
                        ? EmbeddedDatabase.startOrJoin(directory)
                        : EmbeddedDatabase.start(directory));
        while (System.in.read() >= 0) {
            continue;
        }
    }

    /** Kills the process, like {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits for the given time, or until the process ends. */
    void runFor(long milliseconds) throws InterruptedException {
        process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    }

    /** Tells the process to end, like {@code kill} (SIGTERM), without waiting for its end. */
    Process end() {
        process.destroy();
        return process;
    }

    /** Terminates the process, like {@code kill} (SIGTERM). */
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

    /** The PostgreSQL server of the process. */
    ProcessHandle server() throws IOException {
        return server(directory);
    }

    /** The server of the directory, by its PID file. */
    public static ProcessHandle server(Path directory) throws IOException {
        var note = Files.readAllLines(directory.resolve("data/postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(note.get(0))).orElseThrow();
    }
}
