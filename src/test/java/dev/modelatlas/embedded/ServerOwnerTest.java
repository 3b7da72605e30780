package dev.modelatlas.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@Concurrent
class ServerOwnerTest {
    private static final ServerOwner CURRENT = ServerOwner.current();
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void ownerIsReadFromItsText() {
        assertThat(ServerOwner.parse(CURRENT.toString())).get().satisfies(owner -> {
            assertThat(owner.pid()).isEqualTo(CURRENT.pid());
            assertThat(owner.started().toEpochMilli())
                    .isEqualTo(CURRENT.started().toEpochMilli());
            assertThat(owner.ticks()).isEqualTo(CURRENT.ticks());
            assertThat(owner.isAlive()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1-", "1-2-", "1-2-3-4", "a-2", "1234567890123456789-1"})
    void textInAnyOtherFormIsNotReadAsAnOwner(String text) {
        assertThat(ServerOwner.parse(text)).isEmpty();
    }

    /** For example in a virtual machine that was paused. */
    @Test
    void ownerIsAliveAlthoughTheSystemClockWasChanged() {
        assumeTrue(Files.exists(Path.of("/proc/self/stat")));
        assertThat(new ServerOwner(CURRENT.pid(), CURRENT.started().minus(HOUR), CURRENT.ticks()).isAlive())
                .isTrue();
    }

    @Test
    void laterProcessWithTheSameIdIsNotTheOwner() {
        assumeTrue(Files.exists(Path.of("/proc/self/stat")));
        var ticks = OptionalLong.of(CURRENT.ticks().getAsLong() - 1);
        assertThat(new ServerOwner(CURRENT.pid(), CURRENT.started(), ticks).isAlive())
                .isFalse();
    }

    @Test
    void ownerWrittenByAnEarlierBuildIsRecognizedByItsStartTime() {
        var earlier = ServerOwner.parse(CURRENT.pid() + "-" + CURRENT.started().toEpochMilli());
        assertThat(earlier).get().matches(ServerOwner::isAlive);
        var other = new ServerOwner(CURRENT.pid(), CURRENT.started().minus(HOUR), OptionalLong.empty());
        assertThat(other.isAlive()).isFalse();
    }
}
