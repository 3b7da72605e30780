package dev.modelatlas.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;

import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

import dev.modelatlas.sql.Database;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs main methods of test classes in separate processes, and measures memory there. */
public final class OwnProcess {
    /** Path of the program {@code java}. */
    public static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** The class path of the tests. */
    public static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    private static final int COLLECTIONS = 3;

    private OwnProcess() {}

    /**
     * Prepares a process that runs a main method. Its errors appear among those of this process.
     *
     * @param options options of the JVM
     */
    public static ProcessBuilder of(Class<?> main, List<String> options, String... arguments) {
        var command = new ArrayList<String>();
        command.add(JAVA);
        command.addAll(options);
        command.addAll(List.of("-cp", CLASS_PATH, main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    /** Connects such a process to a database of the test. */
    public static Jdbi jdbi(String url) {
        var database = new PGSimpleDataSource();
        database.setUrl(url);
        database.setUser("postgres");
        return new Database().jdbi(database);
    }

    /** Prints a stage that such a process has reached, and waits forever if the process should stop there. */
    public static void reach(String stage, String stop) {
        System.out.println(stage);
        if (stage.equals(stop)) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The lines that a main method prints. */
    public static List<String> lines(Class<?> main) {
        var options = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:MarkSweepDeadRatio=0");
        try {
            var process = of(main, options).redirectErrorStream(true).start();
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
