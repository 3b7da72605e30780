package dev.modelatlas.http.websocket;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class FrameLimiterTest {
    private static final int MOST = 4;

    private long now;
    private int told;
    private final EmbeddedChannel channel = new EmbeddedChannel(new FrameLimiter(MOST, () -> told++, () -> now));

    @Test
    void framesOfEveryKindCountTowardsTheLimitPerSecond() {
        for (var second = 0; second < 3; second++) {
            assertThat(arrived(kinds())).isEqualTo(MOST);
            now += TimeUnit.SECONDS.toNanos(1);
        }
        assertThat(told).isZero();
        assertThat(arrived(kinds())).isEqualTo(MOST);
        now += TimeUnit.SECONDS.toNanos(1) - 1;
        assertThat(arrived(kinds())).isZero();
        assertThat(told).isEqualTo(1);
    }

    @Test
    void stopsReadingFromAClientThatSendsTooMuch() {
        arrived(kinds());
        arrived(List.of(new PongWebSocketFrame()));
        assertThat(channel.config().isAutoRead()).isFalse();
        // Vert.x turns reading on again whenever written data was sent.
        channel.config().setAutoRead(true);
        now += TimeUnit.MINUTES.toNanos(1);
        var late = kinds();
        assertThat(arrived(late)).isZero();
        assertThat(late).allMatch(frame -> frame.refCnt() == 0);
        assertThat(channel.config().isAutoRead()).isFalse();
        assertThat(told).isEqualTo(1);
    }

    /** As many frames as are allowed, of all kinds. */
    private static List<WebSocketFrame> kinds() {
        return List.of(
                new TextWebSocketFrame(false, 0, Unpooled.buffer().writeByte('{')),
                new ContinuationWebSocketFrame(true, 0, Unpooled.buffer().writeByte('}')),
                new PingWebSocketFrame(Unpooled.buffer().writeByte(1)),
                new PongWebSocketFrame(Unpooled.buffer().writeByte(1)));
    }

    private int arrived(List<WebSocketFrame> frames) {
        channel.writeInbound(frames.toArray());
        var arrived = 0;
        for (WebSocketFrame frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
            frame.release();
            arrived++;
        }
        return arrived;
    }
}
