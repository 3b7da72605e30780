package dev.modelatlas.embedded;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The Java process that started an embedded server. The server's command line contains this owner in the setting
 * {@value #SETTING}. Other processes can therefore find out whether the owner is still running.
 *
 * @param pid process ID
 * @param started start time of the process, because process IDs are reused
 */
record ServerOwner(long pid, Instant started) {
    static final String SETTING = "model_atlas.owner";

    /**
     * Allowed difference between two readings of a process's start time. The readings differ when the system clock is
     * changed in between.
     */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    static ServerOwner current() {
        var process = ProcessHandle.current();
        return new ServerOwner(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** Parses the result of {@link #toString}; empty for any other string. */
    static Optional<ServerOwner> parse(String text) {
        if (!text.matches("\\d{1,18}-\\d{1,18}")) {
            return Optional.empty();
        }
        var parts = text.split("-");
        return Optional.of(new ServerOwner(Long.parseLong(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1]))));
    }

    /** Whether the process is still running. If that is uncertain, returns true. */
    boolean isAlive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).stream()
                .anyMatch(process ->
                        process.info().startInstant().map(this::isStart).orElse(true));
    }

    private boolean isStart(Instant other) {
        return started.equals(Instant.EPOCH)
                || Duration.between(started, other).abs().compareTo(CLOCK_TOLERANCE) < 0;
    }

    @Override
    public String toString() {
        return pid + "-" + started.toEpochMilli();
    }
}
