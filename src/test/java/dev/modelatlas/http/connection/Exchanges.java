package dev.modelatlas.http.connection;

import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/** The exchanges of tests with a server that has only the handler under test. */
public final class Exchanges {
    private Exchanges() {}

    /** Gives the request its exchange, as the server does. */
    public static void begin(RoutingContext http) {
        var channel = ((ConnectionBase) http.request().connection()).channel();
        new HttpExchange(channel, http.request(), null).attachTo(http);
    }
}
