package dev.modelatlas.http.connection;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;

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

import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.http.message.BodyWriter;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.message.ResponseBody;
import dev.modelatlas.http.message.ResponseType;

/**
 * Refuses requests with too many headers, or with long headers that the CORS filter of Quarkus would copy into the
 * response. Also refuses requests without a host, with several hosts, or with a host that cannot be parsed, because a
 * proxy may have interpreted such a request differently. Runs before all handlers of Quarkus: if a proxy is configured,
 * Quarkus replaces the {@code Host} header before any route runs. Quarkus has no public API for such an early handler.
 */
@Singleton
class RootHandler {
    private static final VarHandle ROOT = root();

    /** The headers that the CORS filter copies into the response. No browser sends them with this length. */
    private static final List<String> REPEATED = List.of("Origin", "Access-Control-Request-Headers");

    private final ConnectionTimeouts timeouts;

    RootHandler(ConnectionTimeouts timeouts) {
        this.timeouts = timeouts;
    }

    /**
     * Wraps the root handler of Quarkus. Runs after Quarkus has built its root handler, and before Quarkus opens the
     * ports.
     */
    @SuppressWarnings("unchecked")
    void register(@Observes StartupEvent start) {
        var quarkus = (Handler<HttpServerRequest>) ROOT.getVolatile();
        Handler<HttpServerRequest> mine = request -> check((HttpServerRequestInternal) request, quarkus);
        ROOT.setVolatile(mine);
    }

    private void check(HttpServerRequestInternal request, Handler<HttpServerRequest> next) {
        var hosts = request.headers().getAll(HttpHeaders.HOST).size();
        var isReadable = request.isValidAuthority() || request.version() == HttpVersion.HTTP_1_0;
        if (HeaderLimiter.isAboveLimit(request.headers())) {
            refuse(request, HttpRefusal.tooManyHeaders(HeaderLimiter.MOST_HEADERS));
        } else if (tooLong(request) != null) {
            refuse(
                    request,
                    HttpRefusal.badRequest(
                            null,
                            "`" + tooLong(request) + "` has more than " + HttpExchange.MOST_REPEATED + " characters."));
        } else if (hosts > 1 || hosts == 0 && !isReadable) {
            refuse(
                    request,
                    HttpRefusal.badRequest(
                            null, "The request must have exactly one header `Host`, but has " + hosts + "."));
        } else if (!isReadable) {
            refuse(
                    request,
                    HttpRefusal.badRequest(
                            null,
                            "`Host` must be a name or an address, optionally with a port, such as"
                                    + " \"example.org:8080\"."));
        } else {
            next.handle(request);
        }
    }

    /** The name of a header that is too long to be repeated; null when there is none. */
    private static String tooLong(HttpServerRequest request) {
        return REPEATED.stream()
                .filter(name -> request.headers().contains(name)
                        && request.headers().get(name).length() > HttpExchange.MOST_REPEATED)
                .findFirst()
                .orElse(null);
    }

    /** Sends the error. No route sees this request, so its limits are applied here. */
    private void refuse(HttpServerRequest request, HttpRefusal refusal) {
        timeouts.begin(request).ifPresent(exchange -> {
            exchange.responseBegan();
            end(request, refusal);
        });
    }

    private static void end(HttpServerRequest request, HttpRefusal refusal) {
        request.response()
                .setStatusCode(refusal.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ResponseType.JSON.contentType());
        if (request.version() != HttpVersion.HTTP_2) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        request.resume();
        BodyWriter.end(request, Buffer.buffer(ResponseBody.of(CodedError.of(refusal))));
    }

    private static VarHandle root() {
        try {
            return MethodHandles.privateLookupIn(VertxHttpRecorder.class, MethodHandles.lookup())
                    .findStaticVarHandle(VertxHttpRecorder.class, "rootHandler", Handler.class);
        } catch (ReflectiveOperationException otherVersion) {
            throw new IllegalStateException("This version of Quarkus is not supported", otherVersion);
        }
    }
}
