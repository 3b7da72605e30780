package dev.modelatlas.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a process's memory usage from the kernel. */
public final class Memory {
    private Memory() {}

    /**
     * A value of {@code /proc/PID/status}.
     *
     * @param figure VmRSS for the resident memory now, VmHWM for its maximum
     * @return 0 when the process has ended
     */
    public static long megabytes(long process, String figure) throws IOException {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process), "status")).stream()
                    .filter(line -> line.startsWith(figure + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (NoSuchFileException gone) {
            return 0;
        }
    }
}
