package dev.modelatlas.program;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.sun.management.UnixOperatingSystemMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.program.SlowClients.Manner;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Full;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many slow clients of the packaged program. {@code -Dconnections=10000 -Didle=30} runs the whole trial; by default it
 * uses some hundred clients and four seconds. Results are written to {@code target/connections.txt}.
 */
@Full
class ConnectionsIT {
    private static final int CONNECTIONS = Integer.getInteger("connections", 400);
    private static final Duration IDLE = Duration.ofSeconds(Integer.getInteger("idle", 4));

    /** Number of clients of each kind except the idle kind: a twentieth of the total. */
    private static final int FEW = CONNECTIONS / 20;

    /**
     * File descriptors for the program's jars and database, and for each page that is being sent. The test itself uses
     * fewer.
     */
    private static final int OTHER_DESCRIPTORS = 1_000 + FEW;

    /** Database connections opened during the test. */
    private static final int OF_DATABASE = 5;

    /**
     * Timeout that suffices on busy machines. It does not lengthen the test, because no step waits longer than
     * necessary.
     */
    private static final Duration LATE = Duration.ofMinutes(3);

    private final List<String> figures = new ArrayList<>();

    @TempDir
    Path directory;

    @Test
    void closesConnectionsOfThousandsOfSlowClientsAndFreesTheirMemory() throws Exception {
        var needed = CONNECTIONS + OTHER_DESCRIPTORS;
        assertThat(descriptorsAllowed())
                .as("file descriptors of this process: %d connections need %d (ulimit -n)", CONNECTIONS, needed)
                .isGreaterThanOrEqualTo(needed);
        try (var serving = ServingProgram.start(program())) {
            assertThat(descriptorsAllowed(serving)).as("of the program").isGreaterThanOrEqualTo(needed);
            try (var probe = new Probe(serving.address())) {
                await().atMost(Duration.ofMinutes(1)).until(() -> probe.count() >= 10);
            }
            // The first crowd warms up code, heap and buffers. The test checks its behaviour, but not its memory.
            fullCrowd(serving);
            var before = residentMegabytes(serving);
            fullCrowd(serving);
            var after = residentMegabytes(serving);
            note("resident memory: %.0f MB after one crowd, %.0f MB after two", before, after);
            assertThat(after).isLessThan(before * 1.1);
        } finally {
            Files.write(Path.of("target/connections.txt"), figures);
        }
    }

    /**
     * Repeats a crowd until nearly all of its clients were connected at the same time. On a busy machine, the server
     * closes the first connections before the last client connects.
     */
    private void fullCrowd(ServingProgram serving) throws Exception {
        for (var crowds = 1; crowd(serving) <= CONNECTIONS * 9 / 10; crowds++) {
            assertThat(crowds).as("crowds").isLessThan(5);
        }
    }

    /**
     * Runs a crowd of clients, while an ordinary client sends requests and must get responses. Returns the
     * largest number of connections that were open at the same time.
     */
    private long crowd(ServingProgram serving) throws Exception {
        var base = sockets(serving);
        try (var clients = new SlowClients(
                        new InetSocketAddress("127.0.0.1", serving.address().getPort()));
                var probe = new Probe(serving.address())) {
            for (var manner : Manner.values()) {
                clients.open(manner, sizes().get(manner));
            }
            var open = 0L;
            for (var n = 0; n < 10; n++) {
                clients.run(IDLE.dividedBy(20));
                open = Math.max(open, sockets(serving) - base);
            }
            clients.run(IDLE.plus(LATE));
            for (var manner : Manner.values()) {
                assertClosedInTime(manner, clients.lives(manner));
            }
            // A client that reads a byte per second notices the end only after it has read the buffered data, so the
            // server is checked.
            await().atMost(LATE).until(() -> sockets(serving) <= base + OF_DATABASE);
            note(
                    "%d connections at once; p95 of %d answers %d ms",
                    open, probe.count(), probe.p95().toMillis());
            return open;
        }
    }

    private static Map<Manner, Integer> sizes() {
        return Map.of(
                Manner.SAYS_NOTHING, CONNECTIONS / 2 - 2 * FEW,
                Manner.IDLES_AFTER_AN_ANSWER, CONNECTIONS / 2 - 2 * FEW,
                Manner.SENDS_HALF_A_HEAD, FEW,
                Manner.DRIPS_A_HEAD, FEW,
                Manner.SENDS_HALF_A_BODY, FEW,
                Manner.TAKES_A_BYTE_A_SECOND, FEW);
    }

    private void assertClosedInTime(Manner manner, double[] lives) {
        if (manner == Manner.TAKES_A_BYTE_A_SECOND) {
            return;
        }
        assertThat(lives).as("closed of those: %s", manner).hasSize(sizes().get(manner));
        note("%-21s %5d closed after %.1f to %.1f s", manner, lives.length, lives[0], lives[lives.length - 1]);
        assertThat(lives[0]).as("first of those: %s", manner).isGreaterThan(IDLE.toSeconds() - 0.5);
    }

    private void note(String format, Object... values) {
        var figure = format.formatted(values);
        System.out.println(figure);
        figures.add(figure);
    }

    private Program program() {
        var idle = IDLE.toSeconds() + "s";
        return Program.in(directory)
                .with("model-atlas.http.head-timeout", idle)
                .with("model-atlas.http.read-timeout", idle)
                .with("model-atlas.http.write-timeout", idle)
                .with("model-atlas.http.idle-timeout", idle)
                .with("model-atlas.rate.anonymous", "0")
                .with("model-atlas.http.max-connections-per-address", Integer.toString(2 * CONNECTIONS))
                .with("quarkus.http.limits.max-connections", Integer.toString(CONNECTIONS + OTHER_DESCRIPTORS))
                .withVariable("JAVA_TOOL_OPTIONS", "-Xms256m -Xmx256m")
                .on(Atlas.filledDatabase());
    }

    private static long descriptorsAllowed() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getMaxFileDescriptorCount();
    }

    private static long descriptorsAllowed(ServingProgram serving) throws IOException {
        return number(serving, "limits", "Max open files +(\\d+)");
    }

    private static double residentMegabytes(ServingProgram serving) throws IOException {
        return number(serving, "status", "VmRSS:\\s+(\\d+) kB") / 1024.0;
    }

    private static long number(ServingProgram serving, String file, String pattern) throws IOException {
        var matcher = Pattern.compile(pattern).matcher(Files.readString(ofSystem(serving, file)));
        assertThat(matcher.find()).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    private static long sockets(ServingProgram serving) throws IOException {
        try (var descriptors = Files.list(ofSystem(serving, "fd"))) {
            return descriptors.filter(ConnectionsIT::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException closed) {
            return false;
        }
    }

    /** A file of the program's process in /proc. */
    private static Path ofSystem(ServingProgram serving, String file) {
        return Path.of("/proc", Long.toString(serving.process().pid()), file);
    }
}
