package dev.modelatlas.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The PostgreSQL processes of a data directory. This class sends a signal to a server only if the server uses the data
 * directory, and if the Java process that started the server is this process or has ended.
 *
 * @param data the absolute path of the data directory. Only its last component may be a symbolic link
 */
record ServerProcesses(Path data) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration UNTIL_IMMEDIATE = Duration.ofSeconds(15);

    /**
     * Short-lived programs that work on the data directory and have its path in their arguments. If Java runs as root,
     * unshare starts initdb and pg_ctl.
     */
    private static final Set<String> TOOLS = Set.of("initdb", "pg_ctl", "unshare");

    /**
     * Stops this directory's server, and waits until all of its processes have ended. Does nothing when no server is
     * running.
     *
     * @throws NoDatabaseException when the server belongs to another process, or does not stop
     */
    void stop() {
        var begin = System.nanoTime();
        var signal = "";
        for (var running = running(); !running.isEmpty(); running = running()) {
            var waited = Duration.ofNanos(System.nanoTime() - begin);
            if (waited.compareTo(PATIENCE) > 0) {
                throw new NoDatabaseException(
                        "PostgreSQL (process " + running.get(0).pid() + ") did not stop and is still using " + data
                                + ". Stop the process and try again.");
            }
            var server = server(running);
            // The first signal requests a fast shutdown (INT). If that takes 15 seconds, the second signal requests an
            // immediate shutdown (QUIT), after which the next start needs recovery.
            var next = waited.compareTo(UNTIL_IMMEDIATE) < 0 ? "INT" : "QUIT";
            if (server.isPresent() && !signal.equals(next)) {
                mustBeOurs(server.get());
                signal(server.get(), next);
                signal = next;
            }
            pause();
        }
    }

    /**
     * Deletes the PID file of a server that no longer runs, if another process now has its PID. PostgreSQL would
     * otherwise take that process for this directory's server, and refuse to start.
     */
    void forgetStaleServer() throws IOException {
        var note = data.resolve("postmaster.pid");
        // Only on Linux does /proc show reliably that no process uses the directory. On other systems, PostgreSQL
        // itself decides whether the PID file is stale.
        if (Files.exists(note)
                && Files.isDirectory(Path.of("/proc/self/cwd"))
                && running().isEmpty()) {
            var pid = Files.readString(note).lines().findFirst().orElse("");
            if (pid.matches("\\d{1,18}")
                    && ProcessHandle.of(Long.parseLong(pid)).isPresent()) {
                Files.delete(note);
            }
        }
    }

    /** The main process of the server; empty when there is none. */
    private Optional<ProcessHandle> server(List<ProcessHandle> running) {
        var candidates = running.stream()
                .filter(process -> program(process).equals("postgres")
                        && argument(process, "-D").isPresent())
                .toList();
        // A process that the server has just forked still has the server's command line. The server is therefore the
        // candidate whose parent is not a candidate.
        return candidates.stream()
                .filter(process -> process.parent().filter(candidates::contains).isEmpty())
                .findFirst();
    }

    private void mustBeOurs(ProcessHandle server) {
        var owner = arguments(server)
                .filter(argument -> argument.startsWith(ServerOwner.SETTING + "="))
                .findFirst()
                .flatMap(argument -> ServerOwner.parse(argument.substring(ServerOwner.SETTING.length() + 1)));
        if (owner.isEmpty()) {
            throw new NoDatabaseException(data + " is in use by a PostgreSQL server (process " + server.pid()
                    + ") that Model Atlas did not start. Stop that server and try again.");
        }
        if (owner.get().isAlive() && !owner.get().equals(ServerOwner.current())) {
            throw new NoDatabaseException(data + " is in use by PostgreSQL (process " + server.pid()
                    + "), which belongs to the running process " + owner.get().pid()
                    + ". Stop process " + owner.get().pid() + " and try again.");
        }
    }

    private List<ProcessHandle> running() {
        return ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .filter(this::worksHere)
                .toList();
    }

    private boolean worksHere(ProcessHandle process) {
        var program = program(process);
        if (program.equals("postgres")) {
            return workingDirectory(process).filter(this::isData).isPresent();
        }
        return TOOLS.contains(program)
                && argument(process, "-D").filter(data.toString()::equals).isPresent();
    }

    /** Whether the path is the data directory, or the target of its symbolic link. */
    private boolean isData(Path path) {
        try {
            return path.equals(data) || path.equals(data.toRealPath());
        } catch (IOException e) {
            // The data directory does not exist.
            return false;
        }
    }

    /**
     * The working directory of a process; for PostgreSQL, this is its data directory. If the system has no /proc,
     * returns the data directory from the command line of the process, which may be a symbolic link.
     */
    private static Optional<Path> workingDirectory(ProcessHandle process) {
        try {
            return Optional.of(Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd")));
        } catch (IOException e) {
            return argument(process, "-D").map(Path::of);
        }
    }

    private static String program(ProcessHandle process) {
        // Linux adds " (deleted)" when the executable has been deleted since the process started.
        var command = process.info().command().orElse("").replaceFirst(" \\(deleted\\)$", "");
        return command.substring(command.lastIndexOf('/') + 1);
    }

    private static Optional<String> argument(ProcessHandle process, String option) {
        var arguments = arguments(process).toList();
        var value = arguments.indexOf(option) + 1;
        return value > 0 && value < arguments.size() ? Optional.of(arguments.get(value)) : Optional.empty();
    }

    private static Stream<String> arguments(ProcessHandle process) {
        return process.info().arguments().stream().flatMap(Stream::of);
    }

    private static void signal(ProcessHandle server, String name) {
        try {
            // Java can send only TERM and KILL. After TERM, PostgreSQL would wait until all clients have disconnected.
            // Uses the shell's built-in kill command, because small container images lack the kill program.
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + server.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
