package dev.modelatlas.ops;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The Java process that started an embedded server. The server carries it on its command line, as the setting
 * {@value #SETTING}, so that whoever finds the server later can tell whether its owner still lives.
 *
 * @param pid process id
 * @param started when the process started: process ids are used again
 */
record Owner(long pid, Instant started) {
    static final String SETTING = "model_atlas.owner";

    /** The system's clock may have been set between two readings of a start time. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    static Owner current() {
        var process = ProcessHandle.current();
        return new Owner(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** Reads what {@link #toString} writes; empty for anything else. */
    static Optional<Owner> parse(String text) {
        if (!text.matches("\\d{1,18}-\\d{1,18}")) {
            return Optional.empty();
        }
        var parts = text.split("-");
        return Optional.of(new Owner(Long.parseLong(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1]))));
    }

    /** Whether that very process still runs. In doubt it does. */
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
