package dev.modelatlas.http.connection;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.channel.embedded.EmbeddedChannel;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class HttpExchangeTest {
    private final HttpServerRequest request = (HttpServerRequest) Proxy.newProxyInstance(
            HttpServerRequest.class.getClassLoader(),
            new Class<?>[] {HttpServerRequest.class},
            (self, method, arguments) -> method.getName().equals("version") ? HttpVersion.HTTP_1_1 : null);

    private final HttpExchange exchange = new HttpExchange(new EmbeddedChannel(), request, null);
    private final AtomicInteger released = new AtomicInteger();

    @Test
    void releasesAllReservationsWhenItEnds() {
        exchange.holds(released::incrementAndGet);
        exchange.holds(released::incrementAndGet);
        assertThat(released).hasValue(0);
        exchange.leave();
        assertThat(released).hasValue(2);
    }

    /** An HTTP/2 client may reset the stream while its key is checked. The connection then stays open. */
    @Test
    void releasesAReservationThatComesAfterItsEnd() {
        exchange.leave();
        exchange.holds(released::incrementAndGet);
        assertThat(released).hasValue(1);
    }
}
