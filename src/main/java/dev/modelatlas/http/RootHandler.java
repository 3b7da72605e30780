package dev.modelatlas.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerRequestInternal;

import dev.modelatlas.graphql.engine.CodedError;

/**
 * Stands before all of Quarkus, which has no public way to do so. It refuses requests that name no host, or several, or
 * one that cannot be read, as whoever stands before the server may have read another: told of a proxy, Quarkus puts a
 * header {@code Host} of its own in their place, whoever asks, before any route sees the request. And it begins each
 * request on a stack of its own: of requests that wait behind each other on a connection, Vert.x begins the next one in
 * the midst of the end of the one before, so some hundred kept answers would overflow the stack of the event loop, and
 * leave it broken for everybody.
 */
@Singleton
class RootHandler {
    private static final VarHandle ROOT = root();
    /** Set while this event loop is in the midst of a request. */
    private static final ThreadLocal<Boolean> UNDER_WAY = new ThreadLocal<>();

    /** After Quarkus has built its handler, and before it opens the ports. */
    @SuppressWarnings("unchecked")
    void stand(@Observes StartupEvent start) {
        var quarkus = (Handler<HttpServerRequest>) ROOT.getVolatile();
        Handler<HttpServerRequest> mine = request -> begin((HttpServerRequestInternal) request, quarkus);
        ROOT.setVolatile(mine);
    }

    /** Quarkus has paused the request, so that nothing of it is lost meanwhile. */
    private static void begin(HttpServerRequestInternal request, Handler<HttpServerRequest> next) {
        if (UNDER_WAY.get() != null) {
            request.context().runOnContext(turn -> begin(request, next));
            return;
        }
        UNDER_WAY.set(true);
        try {
            check(request, next);
        } finally {
            UNDER_WAY.remove();
        }
    }

    private static void check(HttpServerRequestInternal request, Handler<HttpServerRequest> next) {
        var hosts = request.headers().getAll(HttpHeaders.HOST).size();
        var isReadable = request.isValidAuthority() || request.version() == HttpVersion.HTTP_1_0;
        if (hosts > 1 || hosts == 0 && !isReadable) {
            refuse(request, "The request must have one header `Host`, but has " + hosts + ".");
        } else if (!isReadable) {
            refuse(request, "`Host` must be a name or an address, and maybe a port, such as \"example.org:8080\".");
        } else {
            next.handle(request);
        }
    }

    /** No route sees the request, so its connection has to have the time that new ones have. */
    private static void refuse(HttpServerRequest request, String message) {
        var refusal = HttpRefusal.badRequest(null, message);
        request.response()
                .setStatusCode(refusal.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ResponseType.JSON.contentType());
        if (request.version() != HttpVersion.HTTP_2) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        request.resume();
        Response.end(request, Buffer.buffer(ResponseBody.of(CodedError.of(refusal))));
    }

    private static VarHandle root() {
        try {
            return MethodHandles.privateLookupIn(VertxHttpRecorder.class, MethodHandles.lookup())
                    .findStaticVarHandle(VertxHttpRecorder.class, "rootHandler", Handler.class);
        } catch (ReflectiveOperationException otherVersion) {
            throw new IllegalStateException("This is another Quarkus than the one it was written for", otherVersion);
        }
    }
}
