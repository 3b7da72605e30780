package dev.modelatlas.ops;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class HeadStartTest {

    /** As they are not when libraries have changed and {@code .ci/head-start} was not run. */
    @Test
    void nearlyAllClassesOfTheListAreThere() {
        var classes = HeadStart.classes();
        var missing = classes.stream().filter(name -> !HeadStart.load(name)).toList();
        assertThat(classes).hasSizeGreaterThan(5_000).doesNotHaveDuplicates();
        assertThat(missing).hasSizeLessThan(classes.size() / 50);
    }

    @Test
    void whatAnAotCacheHasIsNotLoadedAgain() {
        assertThat(HeadStart.usesCache(List.of("-Xmx256m", "-XX:AOTCache=/app/app.aot")))
                .isTrue();
        assertThat(HeadStart.usesCache(List.of("-XX:AOTCacheOutput=/aot/app.aot")))
                .isTrue();
        assertThat(HeadStart.usesCache(List.of("-Xmx256m", "-XX:+UseSerialGC"))).isFalse();
    }
}
