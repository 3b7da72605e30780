package dev.modelatlas.http.response;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import io.vertx.ext.web.RoutingContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.http.observe.Recorded;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.RecordedLog;
import dev.modelatlas.testsupport.VertxServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Concurrent
public class EventLoopReplyTest {
    /** The message of the exceptions that the servers of this class log. */
    public static final String ON_PURPOSE = "EventLoopReplyTest fails on purpose";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String ID = "id-of-a-broken-reply";

    private VertxServer server;

    @BeforeEach
    void start() {
        server = VertxServer.of(router -> {
            router.route().handler(http -> Recorded.begin(http, ID));
            router.get("/fails")
                    .handler(http -> reply(http, () -> {
                        throw new IllegalStateException(ON_PURPOSE);
                    }));
            router.get("/breaks")
                    .handler(http -> reply(http, () -> {
                        http.response().setChunked(true).write("begin");
                        throw new IllegalStateException(ON_PURPOSE);
                    }));
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void requestFailsWhenItsReplyThrowsAnException() throws IOException, InterruptedException {
        assertThat(get("/fails")).isEqualTo(500);
    }

    @Test
    void connectionIsClosedIfAReplyFailsAfterItsResponseHasBegun() {
        try (var log = RecordedLog.of(CodedError.class)) {
            assertThatThrownBy(() -> get("/breaks"))
                    .isInstanceOf(IOException.class)
                    .hasMessageNotContaining("timed out");
            assertThat(log.ofRequest(ID)).singleElement().asString().contains(" at (recorded)");
        }
    }

    private int get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.url(path)).timeout(PATIENCE).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }

    /** Replies from another thread. */
    private void reply(RoutingContext http, Runnable step) {
        var vertx = http.vertx();
        var loop = vertx.getOrCreateContext();
        vertx.executeBlocking(() -> {
            EventLoopReply.send(http, loop, step);
            return null;
        });
    }
}
