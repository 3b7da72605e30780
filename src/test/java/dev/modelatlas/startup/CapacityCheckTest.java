package dev.modelatlas.startup;

import java.util.List;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.RecordedLog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Concurrent
class CapacityCheckTest {
    private static final long MB = 1 << 20;

    /** The defaults, 32 and 8 MB, in the heap of the container image. The serial collector uses 247 of 256 MB. */
    @Test
    void defaultsFitIntoTheHeapOfTheImage() {
        assertThat(logged(() -> CapacityCheck.checkHeap(40 * MB, 247 * MB))).isEmpty();
    }

    @Test
    void serverWarnsOfCachesThatMakeAllLimitsExceedTheHeap() {
        assertThat(logged(() -> CapacityCheck.checkHeap(72 * MB, 256 * MB)))
                .containsExactly(
                        "model-atlas.cache.size and model-atlas.documents.size are too large for the heap (-Xmx), which"
                                + " is 256 MB: the limits of all memory add up to more. Raise the heap to 296 MB, or lower"
                                + " the two settings to 47 MB in total. Otherwise, many different requests can end the"
                                + " server.");
        assertThat(logged(() -> CapacityCheck.checkHeap(72 * MB, 296 * MB))).isEmpty();
    }

    @Test
    void serverWarnsOfAHeapThatIsTooSmallWithoutTheseCaches() {
        assertThat(logged(() -> CapacityCheck.checkHeap(0, 128 * MB))).isEmpty();
        assertThat(logged(() -> CapacityCheck.checkHeap(40 * MB, 128 * MB)))
                .containsExactly(
                        "model-atlas.cache.size and model-atlas.documents.size are too large for the heap (-Xmx), which"
                                + " is 128 MB: the limits of all memory add up to more. Raise the heap to 245 MB."
                                + " Otherwise, many different requests can end the server.");
    }

    @Test
    void serverRefusesCachesThatTheHeapCannotHold() {
        assertThatThrownBy(() -> CapacityCheck.checkHeap(200 * MB, 200 * MB))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("model-atlas.cache.size and model-atlas.documents.size together must be less than the heap"
                        + " (-Xmx), which is 200 MB");
    }

    @Test
    void serverWarnsOfAPoolWithoutAConnectionForEachRequest() {
        assertThat(logged(() -> CapacityCheck.checkPool(CapacityCheck.POOL, 50, 50)))
                .containsExactly(
                        "quarkus.datasource.jdbc.max-size should be larger than model-atlas.http.max-concurrent."
                                + " Otherwise, requests in progress can wait for a connection, and fail.");
        assertThat(logged(() -> CapacityCheck.checkPool(CapacityCheck.POOL, 50, 49)))
                .isEmpty();
    }

    private static List<String> logged(Runnable check) {
        try (var log = RecordedLog.of(CapacityCheck.class)) {
            check.run();
            return log.messages();
        }
    }
}
