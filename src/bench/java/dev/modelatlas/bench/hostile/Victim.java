package dev.modelatlas.bench.hostile;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.modelatlas.bench.scale.Commands;
import dev.modelatlas.bench.scale.Memory;

/**
 * The program that is attacked, on this machine.
 *
 * @param process its number
 * @param server where it serves
 * @param management where it tells its health
 * @param log what it prints to
 * @param key of a publisher
 */
record Victim(long process, URI server, URI management, Path log, String key) {
    /** What it is still doing is over, and what it has let go of can be given back. */
    private static final long PAUSE_MILLIS = 1_500;

    static Victim of(String... arguments) {
        return new Victim(
                Long.parseLong(arguments[0]),
                local(arguments[1]),
                local(arguments[2]),
                Path.of(arguments[3]),
                arguments[4]);
    }

    private static URI local(String address) {
        var uri = URI.create(address);
        if (!"127.0.0.1".equals(uri.getHost())) {
            throw new IllegalArgumentException("Only a server on this machine is attacked, not " + uri);
        }
        return uri;
    }

    boolean lives() {
        return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Resident megabytes, after a pause and a collection of the heap. */
    long memory() throws IOException, InterruptedException {
        Thread.sleep(PAUSE_MILLIS);
        if (lives()) {
            Commands.output(new ProcessBuilder("jcmd", Long.toString(process), "GC.run"));
        }
        return Memory.megabytes(process, "VmRSS");
    }

    long logged() throws IOException {
        return Files.size(log);
    }
}
