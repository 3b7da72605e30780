package dev.modelatlas.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The processes of PostgreSQL that work on one data directory. Signals go to a server only when its data directory is
 * this one and the Java process that started it is this one or gone.
 *
 * @param data the data directory, as a real path
 */
record ServerProcesses(Path data) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration UNTIL_IMMEDIATE = Duration.ofSeconds(15);

    /** Programs that are told their directory; they end by themselves, and soon. For root, unshare runs the others. */
    private static final Set<String> TOOLS = Set.of("initdb", "pg_ctl", "unshare");

    /**
     * Ends the server of this directory and waits until no process works on it any more. Does nothing when there is
     * none.
     *
     * @throws NoDatabaseException when the server is not ours to stop, or does not stop
     */
    void stop() {
        var begin = Instant.now();
        var signal = "";
        for (var running = running(); !running.isEmpty(); running = running()) {
            var waited = Duration.between(begin, Instant.now());
            if (waited.compareTo(PATIENCE) > 0) {
                throw new NoDatabaseException("PostgreSQL (process "
                        + running.get(0).pid() + ") still works on " + data + " and does not stop.");
            }
            var server = server(running);
            // Fast shutdown first; the immediate one, which recovers at the next start, when that takes too long.
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
     * Removes the note of a server that no longer runs when its process id now belongs to somebody else: PostgreSQL
     * would take that process for a server of this directory and refuse to start.
     */
    void forgetStaleServer() throws IOException {
        var note = data.resolve("postmaster.pid");
        // Elsewhere than on Linux we cannot be sure that nothing works on the directory: PostgreSQL decides.
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

    /** The server itself, among all processes of the directory; empty when none of them is. */
    private Optional<ProcessHandle> server(List<ProcessHandle> running) {
        var candidates = running.stream()
                .filter(process -> program(process).equals("postgres")
                        && argument(process, "-D").isPresent())
                .toList();
        // A process that the server has just forked still has its command line.
        return candidates.stream()
                .filter(process -> process.parent().filter(candidates::contains).isEmpty())
                .findFirst();
    }

    private void mustBeOurs(ProcessHandle server) {
        var owner = arguments(server)
                .filter(argument -> argument.startsWith(Owner.SETTING + "="))
                .findFirst()
                .flatMap(argument -> Owner.parse(argument.substring(Owner.SETTING.length() + 1)));
        if (owner.isEmpty()) {
            throw new NoDatabaseException("A PostgreSQL that Model Atlas did not start (process " + server.pid()
                    + ") works on " + data + ": stop it first.");
        }
        if (owner.get().isAlive() && !owner.get().equals(Owner.current())) {
            throw new NoDatabaseException("The PostgreSQL on " + data + " (process " + server.pid()
                    + ") belongs to process " + owner.get().pid() + ", which is running: stop that first.");
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
            return workingDirectory(process).orElse(data.getRoot()).equals(data);
        }
        return TOOLS.contains(program)
                && argument(process, "-D").filter(data.toString()::equals).isPresent();
    }

    /** PostgreSQL works inside of its data directory. Without /proc, its command line tells. */
    private static Optional<Path> workingDirectory(ProcessHandle process) {
        try {
            return Optional.of(Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd")));
        } catch (IOException e) {
            return argument(process, "-D").map(Path::of);
        }
    }

    private static String program(ProcessHandle process) {
        // Linux says so when the file has been removed since.
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
            // Java itself sends TERM and KILL only: PostgreSQL takes the one as "when everybody has left". The shell
            // has kill built in; as a program it is missing from small images.
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
