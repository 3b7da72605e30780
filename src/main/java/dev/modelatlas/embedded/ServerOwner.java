package dev.modelatlas.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The Java process that started an embedded server. The server's command line contains this owner in the setting
 * {@value #SETTING}. Other processes can therefore find out whether the owner is still running.
 *
 * @param pid process ID
 * @param started start time of the process, to distinguish it from later processes with the same ID. Java computes it
 *     from the system clock
 * @param ticks start time of the process in clock ticks since the system started, which does not depend on the system
 *     clock; empty on systems without /proc
 */
record ServerOwner(long pid, Instant started, OptionalLong ticks) {
    static final String SETTING = "model_atlas.owner";

    /** Builds without {@link #ticks} write only the first two numbers. */
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,18})(?:-(\\d{1,18}))?");

    /**
     * Allowed difference between two readings of {@link #started}. The readings differ when the system clock is changed
     * in between.
     */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    /** Index of the start time in the fields of /proc/PID/stat that follow the name of the program. */
    private static final int START = 19;

    static ServerOwner current() {
        var process = ProcessHandle.current();
        return new ServerOwner(
                process.pid(), process.info().startInstant().orElse(Instant.EPOCH), ticksOf(process.pid()));
    }

    /** Parses the result of {@link #toString}; empty for any other string. */
    static Optional<ServerOwner> parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        var ticks = form.group(3) == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(form.group(3)));
        return Optional.of(new ServerOwner(
                Long.parseLong(form.group(1)), Instant.ofEpochMilli(Long.parseLong(form.group(2))), ticks));
    }

    /** Whether the process is still running. If that is uncertain, returns true. */
    boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(this::isOwner)
                .isPresent();
    }

    /** Whether a process with the owner's ID is the owner, and not a later process. */
    private boolean isOwner(ProcessHandle process) {
        var its = ticksOf(pid);
        return ticks.isPresent() && its.isPresent()
                ? ticks.equals(its)
                : process.info().startInstant().map(this::isStart).orElse(true);
    }

    private boolean isStart(Instant other) {
        return started.equals(Instant.EPOCH)
                || Duration.between(started, other).abs().compareTo(CLOCK_TOLERANCE) < 0;
    }

    private static OptionalLong ticksOf(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // The name of the program is in parentheses, and can itself contain spaces and parentheses.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return OptionalLong.of(Long.parseLong(fields[START]));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    @Override
    public String toString() {
        var clock = pid + "-" + started.toEpochMilli();
        return ticks.isPresent() ? clock + "-" + ticks.getAsLong() : clock;
    }
}
