package dev.modelatlas.http.connection;

import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** A check of a connection that fails because of a defect. */
@Concurrent
class FailedCheckTest {
    @Test
    void failedCheckClosesTheConnectionButDoesNotStopOtherChecks() {
        var channel = new EmbeddedChannel();
        new ConnectionTimeouts(null, null, 1).check(channel, client -> {
            throw new StackOverflowError("on purpose");
        });
        assertThat(channel.isOpen()).isFalse();
    }
}
