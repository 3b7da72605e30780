package dev.modelatlas.http.connection;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that arrive while the first request of the connection is in progress. */
@Concurrent
class PipelineLimiterTest {
    private final EmbeddedChannel channel = new EmbeddedChannel(new PipelineLimiter(() -> 100));

    @Test
    void discardsRequestsBeyondTheLimitAndClosesTheConnectionAfterAnsweringTheOthers() {
        assertThat(passed(PipelineLimiter.MOST_REQUESTS, 10)).hasSize(PipelineLimiter.MOST_REQUESTS - 1);
        assertThat(channel.config().isAutoRead()).isFalse();
        for (var answered = 0; answered < PipelineLimiter.MOST_REQUESTS; answered++) {
            assertThat(channel.isOpen()).isTrue();
            answer();
        }
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void discardsAllRequestsAfterADiscardedRequest() {
        passed(PipelineLimiter.MOST_REQUESTS, 10);
        answer();
        channel.config().setAutoRead(true);
        assertThat(passed(1, 10)).isEmpty();
        assertThat(channel.config().isAutoRead()).isFalse();
    }

    @Test
    void neverLimitsAClientThatReadsItsAnswers() {
        for (var n = 0; n < 10 * PipelineLimiter.MOST_REQUESTS; n++) {
            assertThat(passed(1, PipelineLimiter.MOST_BYTES / 4)).hasSize(1);
            answer();
        }
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void countsTheHeadersOfARequestOnlyOnceAndOnlyIfAnotherRequestWaits() {
        var counts = new AtomicInteger();
        var busy = new EmbeddedChannel(new PipelineLimiter(() -> 100 + counts.getAndIncrement()));
        assertThat(counts).hasValue(0);
        for (var waiting = 0; waiting < 3; waiting++) {
            busy.writeInbound(request(10), DefaultLastHttpContent.EMPTY_LAST_CONTENT);
            assertThat(counts).hasValue(1);
        }
    }

    @Test
    void limitsTheTotalSizeOfTheHeadersOfWaitingRequests() {
        assertThat(passed(3, PipelineLimiter.MOST_BYTES / 2 - 100)).hasSize(2);
        for (var answered = 0; answered < 3; answered++) {
            answer();
        }
        assertThat(channel.isOpen()).isFalse();
    }

    /** Each header takes memory besides its characters. */
    @Test
    void limitsTheTotalNumberOfHeadersOfWaitingRequests() {
        for (var n = 0; n < 3; n++) {
            var request = request(1);
            for (var header = 0; header < 1_000; header++) {
                request.headers().add("a", "");
            }
            channel.writeInbound(request, DefaultLastHttpContent.EMPTY_LAST_CONTENT);
        }
        assertThat(requests()).hasSize(2);
    }

    @Test
    void informationalResponseDoesNotCountAsAFinalResponse() {
        passed(PipelineLimiter.MOST_REQUESTS, 10);
        for (var n = 0; n < PipelineLimiter.MOST_REQUESTS; n++) {
            channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void requestIsCountedUntilItsResponseIsWrittenToTheNetwork() {
        passed(PipelineLimiter.MOST_REQUESTS - 1, 10);
        channel.write(DefaultLastHttpContent.EMPTY_LAST_CONTENT);
        assertThat(passed(1, 10)).isEmpty();
    }

    @Test
    void closesTheConnectionOfAClientThatSendsTooManyTrailers() {
        var decoder = new HttpRequestDecoder();
        var connection = new EmbeddedChannel(new HeaderLimiter(decoder), decoder, new PipelineLimiter(() -> 100));
        // Netty adds a trailer when the next line arrives.
        connection.writeInbound(
                bytes("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n" + "a: b\r\n".repeat(201)));
        assertThat(connection.isOpen()).isTrue();
        connection.writeInbound(bytes("a: b\r\n"));
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void idleConnectionGetsAnErrorForTooManyHeadersThatArriveInParts() {
        var decoder = new HttpRequestDecoder();
        var connection = new EmbeddedChannel(new HeaderLimiter(decoder), decoder, new PipelineLimiter(() -> 100));
        // The response to the first request.
        connection.writeOutbound(DefaultLastHttpContent.EMPTY_LAST_CONTENT);
        connection.writeInbound(bytes("GET / HTTP/1.1\r\n" + "a: b\r\n".repeat(202)));
        assertThat(connection.<Object>readOutbound()).isEqualTo(DefaultLastHttpContent.EMPTY_LAST_CONTENT);
        ByteBuf error = connection.readOutbound();
        assertThat(error.toString(StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 431 ");
        assertThat(connection.isOpen()).isFalse();
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }

    private List<Object> passed(int requests, int head) {
        for (var n = 0; n < requests; n++) {
            channel.writeInbound(request(head), DefaultLastHttpContent.EMPTY_LAST_CONTENT);
        }
        return requests();
    }

    /** The requests that have passed since the last call. */
    private List<Object> requests() {
        var passed = new ArrayList<>();
        for (Object message = channel.readInbound(); message != null; message = channel.readInbound()) {
            if (message instanceof HttpRequest) {
                passed.add(message);
            }
        }
        return passed;
    }

    private static HttpRequest request(int head) {
        return new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/".repeat(head));
    }

    private void answer() {
        channel.writeOutbound(
                new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK),
                DefaultLastHttpContent.EMPTY_LAST_CONTENT);
    }
}
