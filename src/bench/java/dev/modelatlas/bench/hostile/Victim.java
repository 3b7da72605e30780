package dev.modelatlas.bench.hostile;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.modelatlas.bench.Commands;
import dev.modelatlas.bench.Memory;

/**
 * The program under attack, on this machine.
 *
 * @param process its process ID
 * @param server its URL
 * @param management URL of the management port
 * @param log file with its output
 * @param key a publisher's key
 */
record Victim(long process, URI server, URI management, Path log, String key) {
    /** Pause before a measurement of memory, so that pending work ends and its memory can be collected. */
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
            throw new IllegalArgumentException("The attacks accept only a server on this machine, not " + uri);
        }
        return uri;
    }

    boolean lives() {
        return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Resident memory in megabytes, after a pause and a garbage collection. */
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
