package dev.modelatlas.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

import dev.modelatlas.access.AccessRefusal;
import dev.modelatlas.graphql.engine.CodedError;
import dev.modelatlas.graphql.engine.Engine;

/** Puts our handlers before SmallRye's, and after those of Quarkus that authenticate and authorize. */
@ApplicationScoped
class Routes {
    /** Anything at -100 or below would run before authorization. */
    private static final int BEFORE_SMALLRYE = -1;

    private static final int AFTER_OURS = 0;

    /**
     * SmallRye's handler of WebSockets stands at -10000 and runs whole documents, past our limits and before
     * authorization: it does not see which requests ask for one, and our own handler answers them after authorization.
     */
    private static final int BEFORE_WEBSOCKETS = -10_001;

    /** Before authentication (-200): what is refused is counted and told, too. */
    private static final int BEFORE_AUTHENTICATION = -250;

    private static final String NOT_FOUND =
            "<!doctype html><title>Not found</title><h1>There is nothing at this address.</h1>\n";

    /** Under which a request for a WebSocket is marked. */
    static final String UPGRADE = Routes.class.getName() + ".upgrade";

    void add(
            @Observes Router router,
            Vertx vertx,
            Watch watch,
            CachedAnswers cached,
            GraphQLHandler handler,
            Engine engine,
            Bulkhead bulkhead,
            Carriage carriage,
            WebSocketHandler webSockets,
            HttpConfig config,
            ConnectionLimiter limiter) {
        var limit = config.maxBodySize().asLongValue();
        var patience = new Patience(config.readTimeout());
        var bodies = BodyHandler.create(false).setBodyLimit(limit);
        var graphql = Router.router(vertx);
        graphql.route()
                .handler(http -> readBody(http, bodies))
                .handler(patience::arrived)
                .handler(cached)
                .handler(bulkhead)
                .blockingHandler(bulkhead.around(handler), false);
        router.route().order(Integer.MIN_VALUE).handler(http -> {
            limiter.learn(http.request());
            refuseBrokenPath(http);
        });
        router.route("/graphql").order(BEFORE_AUTHENTICATION).handler(watch);
        router.route("/graphql").order(BEFORE_WEBSOCKETS).handler(Routes::hideUpgrade);
        router.route("/graphql")
                .order(BEFORE_SMALLRYE)
                .handler(http -> openWebSocket(http, webSockets))
                .handler(carriage)
                .handler(patience)
                .handler(graphql::handleContext)
                .failureHandler(http -> fail(http, limit));
        router.errorHandler(404, Routes::notFound);
        router.get("/graphql/schema.graphql")
                .order(BEFORE_SMALLRYE)
                .handler(http -> text(http, engine.printedSchema()));
        var types = resource("schema.d.ts");
        router.get("/graphql/schema.d.ts").order(BEFORE_SMALLRYE).handler(http -> text(http, types));
    }

    /** Only what is posted has a body that is wanted, and counted ({@link Carriage}): any other is let by. */
    private static void readBody(RoutingContext http, BodyHandler bodies) {
        if (http.request().method().equals(HttpMethod.POST)) {
            bodies.handle(http);
        } else {
            http.request().resume();
            http.next();
        }
    }

    private static void text(RoutingContext http, String text) {
        http.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(text);
    }

    /** As a file of the site it would be a video: so says the list of media types of Vert.x of {@code .ts}. */
    private static String resource(String name) {
        try (var file = Routes.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Opens a path beside GraphQL, behind the same gate: its requests are noted, what breaks is told likewise, and what
     * no handler answers is not there.
     *
     * @param path may end with a star
     */
    static void open(Router router, String path, Watch watch) {
        router.route(path).order(BEFORE_AUTHENTICATION).handler(watch);
        router.route(path).order(BEFORE_SMALLRYE).failureHandler(http -> fail(http, 0));
        router.route(path).order(AFTER_OURS).handler(http -> new Response(http).end(HttpRefusal.notFound()));
    }

    /** Answers a path that was opened. */
    static Route answer(Router router, String path, Handler<RoutingContext> handler) {
        return router.route(path).order(BEFORE_SMALLRYE).handler(handler);
    }

    /** Refuses a head over which others stumble: each route that has a path reads it. */
    private static void refuseBrokenPath(RoutingContext http) {
        try {
            http.normalizedPath();
        } catch (IllegalArgumentException broken) {
            end(http, HttpRefusal.badRequest(null, "The path of the request's address cannot be read."));
            return;
        }
        http.next();
    }

    /** Browsers name the media type of pages; whoever does not is no browser. */
    private static void notFound(RoutingContext http) {
        var accepted = http.request().getHeader(HttpHeaders.ACCEPT);
        if (http.response().ended() || http.response().headWritten()) {
            return;
        } else if (accepted != null && accepted.contains("text/html")) {
            http.response().setStatusCode(404).putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8");
            Response.end(http, Buffer.buffer(NOT_FOUND));
        } else {
            end(http, HttpRefusal.notFound());
        }
    }

    /** Where no request is noted: before that, and beside the API. */
    private static void end(RoutingContext http, HttpRefusal refusal) {
        http.response()
                .setStatusCode(refusal.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ResponseType.JSON.contentType());
        Response.end(http, Buffer.buffer(ResponseBody.of(CodedError.of(refusal))));
    }

    private static void hideUpgrade(RoutingContext http) {
        var headers = http.request().headers();
        if (headers.contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true)) {
            headers.remove(HttpHeaders.UPGRADE);
            http.put(UPGRADE, true);
        }
        http.next();
    }

    private static void openWebSocket(RoutingContext http, WebSocketHandler webSockets) {
        if (http.get(UPGRADE) != null) {
            http.request().headers().set(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET);
            webSockets.handle(http);
        } else {
            http.next();
        }
    }

    /** What broke outside of the handler. */
    private static void fail(RoutingContext http, long limit) {
        if (RequestNote.of(http) == null) {
            // It failed before it was noted, at something of Quarkus' that stands before.
            http.next();
            return;
        }
        var response = new Response(http);
        var refusal = AccessRefusal.of(http.failure());
        if (refusal != null) {
            response.end(refusal);
        } else if (http.statusCode() == 413) {
            response.end(HttpRefusal.payloadTooLarge(limit));
        } else if (http.statusCode() == 400) {
            response.end(HttpRefusal.badRequest(null, "The request cannot be read."));
        } else if (http.statusCode() == 500 && !(http.failure() instanceof SecurityException)) {
            response.end(500, CodedError.of(http.failure()));
        } else {
            http.next();
        }
    }
}
