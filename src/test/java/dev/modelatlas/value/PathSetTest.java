package dev.modelatlas.value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Concurrent
class PathSetTest {
    private final PathSet paths = new PathSet();

    PathSetTest() {
        paths.add("/graphql");
        paths.add("/export/*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/graphql", "/graphql/", "/export", "/export/", "/export/models.csv", "/export/a/b", "/export//"
            })
    void containsAddedPathsAndAllPathsBelowAnAddedArea(String path) {
        assertThat(paths.contains(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "*", "/*", "/graphqls", "/graphql/schema.graphql", "/exports", "/a/export/b", "export"})
    void doesNotContainOtherPaths(String path) {
        assertThat(paths.contains(path)).isFalse();
    }

    @Test
    void addReturnsWhetherThePathIsNew() {
        assertThat(paths.add("/export/*")).isFalse();
        assertThat(paths.add("/export")).isTrue();
        assertThat(paths.all()).containsExactlyInAnyOrder("/graphql", "/export", "/export/*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/*", "/a*", "/a/", "/a/b/*", "/a/:id", "/a//b", "a"})
    void refusesAPathThatWouldNeverMatch(String path) {
        assertThatThrownBy(() -> paths.add(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(path + " is neither a path, such as /a/b, nor an area, such as /a/*");
    }
}
