package dev.modelatlas.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What the kernel says of a process. */
public final class Memory {
    private Memory() {}

    /**
     * A figure of {@code /proc/PID/status}.
     *
     * @param figure VmRSS for what is resident now, VmHWM for the most that ever was
     * @return 0 when the process is gone
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
