package dev.modelatlas.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;

import static org.assertj.core.api.Assertions.assertThat;

/** Measures memory in a separate process. */
public final class OwnProcess {
    private static final int COLLECTIONS = 3;

    private OwnProcess() {}

    /** The lines that the main method of a test class prints. */
    public static List<String> lines(Class<?> main) {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var command = List.of(
                java,
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:MarkSweepDeadRatio=0",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output.lines().filter(line -> line.contains(",")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Prints by how many bytes the heap grows for each copy, and the computed weight. */
    public static <T> void measure(String what, int copies, IntFunction<T> make, ToLongFunction<T> weight) {
        make.apply(0);
        var kept = new ArrayList<T>(copies);
        var before = usedHeap();
        for (var copy = 1; copy <= copies; copy++) {
            kept.add(make.apply(copy));
        }
        var grown = usedHeap() - before;
        var weighed = kept.stream().mapToLong(weight).sum();
        System.out.println(what + "," + grown / copies + "," + weighed / copies);
    }

    private static long usedHeap() {
        var memory = ManagementFactory.getMemoryMXBean();
        for (var collection = 0; collection < COLLECTIONS; collection++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}
