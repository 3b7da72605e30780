package dev.modelatlas.k8s;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** How the image runs Java, within the memory limit of the manifests. */
@Concurrent
class ContainerfileTest {
    private static final long MIB = 1024 * 1024;

    /** Memory of the process under load in MB, besides a heap of 256 MB (docs/performance.md). */
    private static final long BESIDE_THE_HEAP = 139;

    /**
     * Memory in MB that a second JVM needs, such as an operator's command in a server's pod. A pod without this reserve
     * was killed.
     */
    private static final long ROOM = 190;

    private final String entryPoint;

    ContainerfileTest() throws IOException {
        var containerfile = Files.readString(Path.of("Containerfile"));
        entryPoint = containerfile.substring(containerfile.indexOf("ENTRYPOINT"), containerfile.indexOf("\nCMD"));
    }

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @Test
    void heapHasItsMaximumSizeFromTheStart() {
        assertThat(percentage("Initial")).isEqualTo(percentage("Max"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void heapHas256MiBAndLeavesMemoryForASecondJvm(Overlay overlay) {
        assertThat(overlay.ours()).hasSizeGreaterThanOrEqualTo(4).allSatisfy(container -> {
            var limit = mebibytes(container.getResources().getLimits().get("memory"));
            var heap = limit * percentage("Max") / 100;
            assertThat(heap).isEqualTo(256);
            assertThat(limit - heap - BESIDE_THE_HEAP).isGreaterThanOrEqualTo(ROOM);
            assertThat(container.getResources().getRequests())
                    .containsEntry(
                            "memory", container.getResources().getLimits().get("memory"));
        });
    }

    /** Java by default caches an address for 30 s, and the failure to resolve a name for 10 s. */
    @Test
    void jvmCachesAddressesForFiveSecondsAndFailedLookupsForOneSecond() {
        assertThat(entryPoint).contains("\"-Dsun.net.inetaddr.ttl=5\"", "\"-Dsun.net.inetaddr.negative.ttl=1\"");
    }

    /** Java's warnings would be lines in the log that are not JSON. */
    @Test
    void javaPrintsNoWarnings() throws IOException {
        assertThat(entryPoint).contains("\"--enable-native-access=ALL-UNNAMED\"", "\"-Xlog:aot*=error\"");
        // Java ignores an AOT cache that was trained without this option.
        assertThat(Files.readString(Path.of(".ci/image")))
                .containsPattern("AOTCacheOutput=.*--enable-native-access=ALL-UNNAMED");
    }

    private long percentage(String which) {
        var found = Pattern.compile("-XX:" + which + "RAMPercentage=(\\d+)").matcher(entryPoint);
        assertThat(found.find()).isTrue();
        return Long.parseLong(found.group(1));
    }

    private static long mebibytes(Quantity memory) {
        return Quantity.getAmountInBytes(memory).longValueExact() / MIB;
    }
}
