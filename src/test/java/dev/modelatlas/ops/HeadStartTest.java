package dev.modelatlas.ops;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HeadStartTest {

    /** As they are not when libraries have changed and {@code .ci/head-start} was not run. */
    @Test
    void nearlyAllClassesOfTheListAreThere() {
        var classes = HeadStart.classes();
        var missing = classes.stream().filter(name -> !HeadStart.load(name)).toList();
        assertThat(classes).hasSizeGreaterThan(5_000).doesNotHaveDuplicates();
        assertThat(missing).hasSizeLessThan(classes.size() / 50);
    }
}
