package dev.modelatlas.startup;

import java.util.logging.Level;
import java.util.logging.LogRecord;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class DisconnectLogFilterTest {
    private final DisconnectLogFilter filter = new DisconnectLogFilter();

    @Test
    void doesNotLogADisconnect() {
        assertThat(filter.isLoggable(line(new HttpClosedException("closed")))).isFalse();
        assertThat(filter.isLoggable(line(new IllegalStateException(new StreamResetException(8)))))
                .isFalse();
        assertThat(filter.isLoggable(line(Http2Exception.streamError(3, Http2Error.STREAM_CLOSED, "gone"))))
                .isFalse();
        assertThat(filter.isLoggable(line(new IllegalArgumentException("Stream no longer exists: 355"))))
                .isFalse();
    }

    @Test
    void keepsLogEntriesThatAreNotAboutDisconnects() {
        assertThat(filter.isLoggable(line(null))).isTrue();
        assertThat(filter.isLoggable(line(new IllegalStateException("broken")))).isTrue();
        assertThat(filter.isLoggable(line(new IllegalArgumentException()))).isTrue();
        assertThat(filter.isLoggable(line(Http2Exception.connectionError(Http2Error.INTERNAL_ERROR, "broken"))))
                .isTrue();
    }

    private static LogRecord line(Throwable thrown) {
        var line = new LogRecord(Level.SEVERE, "failed");
        line.setThrown(thrown);
        return line;
    }
}
