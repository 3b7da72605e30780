package dev.modelatlas.k8s;

import java.util.Map;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** Kubernetes evicts a pod whose temporary files need more than the size of their volume. */
@Concurrent
class VolumeTest {
    private static final long UPLOADS = Long.parseLong(KnownKeys.ownDefaultOf("model-atlas.import.max-concurrent"))
            * bytes("model-atlas.import.max-size");
    private static final long SOURCE = bytes("model-atlas.source.max-size");

    /** Bytes that pods store at most, by component. Jobs with the label {@code job} read only shipped files. */
    private static final Map<String, Long> STORED =
            Map.of("server", UPLOADS + SOURCE, "sync", SOURCE, "command", SOURCE, "job", 0L);

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void temporaryVolumesHaveRoomForTheLargestFilesOfTheProgram(Overlay overlay) {
        assertThat(overlay.pods().stream().filter(VolumeTest::isOurs))
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(pod -> assertThat(size(pod))
                        .isGreaterThan(STORED.get(pod.getMetadata().getLabels().get("app.kubernetes.io/component"))));
    }

    private static boolean isOurs(PodTemplateSpec pod) {
        return "model-atlas".equals(pod.getMetadata().getLabels().get("app.kubernetes.io/name"));
    }

    private static long size(PodTemplateSpec pod) {
        var volumes = pod.getSpec().getVolumes();
        assertThat(volumes).hasSize(1);
        return Quantity.getAmountInBytes(volumes.get(0).getEmptyDir().getSizeLimit())
                .longValueExact();
    }

    private static long bytes(String key) {
        return new MemorySizeConverter().convert(KnownKeys.ownDefaultOf(key)).asLongValue();
    }
}
