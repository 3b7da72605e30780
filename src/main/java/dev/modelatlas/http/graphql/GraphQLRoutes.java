package dev.modelatlas.http.graphql;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

import dev.modelatlas.access.RequestGate;
import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.graphql.execution.Engine;
import dev.modelatlas.http.admission.BodyTimeout;
import dev.modelatlas.http.admission.Bulkhead;
import dev.modelatlas.http.cache.CacheHandler;
import dev.modelatlas.http.connection.ConnectionLimiter;
import dev.modelatlas.http.message.BodyWriter;
import dev.modelatlas.http.message.ContentEncodings;
import dev.modelatlas.http.message.HttpConfig;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.message.MediaRange;
import dev.modelatlas.http.message.ProblemDetails;
import dev.modelatlas.http.message.ResponseBody;
import dev.modelatlas.http.message.ResponseType;
import dev.modelatlas.http.observe.RequestObserver;
import dev.modelatlas.http.observe.RequestOutcome;
import dev.modelatlas.http.observe.RequestOutcome.Way;
import dev.modelatlas.http.observe.RequestRecord;
import dev.modelatlas.http.request.GraphQLRequest;
import dev.modelatlas.http.request.RequestReader;
import dev.modelatlas.http.response.Response;
import dev.modelatlas.http.response.TransitLimit;
import dev.modelatlas.http.rest.FixedText;
import dev.modelatlas.http.rest.RestEndpoints;
import dev.modelatlas.http.websocket.WebSocketHandler;
import dev.modelatlas.value.ClasspathFile;

/**
 * Registers our handlers for {@code /graphql} in place of those of SmallRye. Our handlers run after the authentication
 * and authorization of Quarkus.
 */
@ApplicationScoped
public class GraphQLRoutes {
    private static final String API = "/graphql";
    private static final String SCHEMA = "/graphql/schema.graphql";
    private static final String TYPES = "/graphql/schema.d.ts";

    /** Order of a handler that must run before authentication, and before all other handlers of {@code /graphql}. */
    private static final int FIRST = -10_001;

    /** Path of the API's OpenAPI description. */
    private static final String DESCRIPTION = "/openapi.yaml";

    /** The operation name that metrics show for a redirect of a browser to the playground. */
    private static final String PLAYGROUND = "(playground)";

    private static final String NOT_FOUND = """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <title>Page not found – Model Atlas</title>
            </head>
            <body>
              <h1>No page exists at this URL.</h1>
              <p lang="ko">이 주소에는 페이지가 없습니다.</p>
              <p><a href="/">Model Atlas</a></p>
            </body>
            </html>
            """;

    void add(
            @Observes Router router,
            Vertx vertx,
            RequestGate requestGate,
            RestEndpoints endpoints,
            RequestObserver observer,
            CacheHandler cached,
            GraphQLHandler handler,
            Engine engine,
            Bulkhead bulkhead,
            TransitLimit transitLimit,
            WebSocketHandler webSockets,
            HttpConfig config,
            ConnectionLimiter limiter) {
        removeRoutesOfSmallRye(router);
        var limit = config.maxBodySize().asLongValue();
        var bodyTimeout = new BodyTimeout(config.readTimeout());
        var bodies = BodyHandler.create(false).setBodyLimit(limit);
        var graphql = Router.router(vertx);
        graphql.route()
                .handler(http -> readBody(http, bodies))
                .handler(bodyTimeout::bodyArrived)
                .handler(http -> reserveParsed(http, transitLimit))
                .handler(cached)
                .handler(bulkhead)
                .blockingHandler(bulkhead.around(handler), false);
        router.route().order(Integer.MIN_VALUE).handler(http -> {
            limiter.learnProxy(http.request());
            refuseBrokenUrl(http);
        });
        requestGate.guard(API);
        List.of(API, SCHEMA, TYPES)
                .forEach(path -> router.route(path)
                        .order(RestEndpoints.BEFORE_AUTHENTICATION)
                        .handler(observer));
        // Runs before authentication, so that refusals have the header Cross-Origin-Resource-Policy, too.
        List.of(API, SCHEMA, TYPES)
                .forEach(path -> router.route(path).order(FIRST).handler(http -> {
                    RestEndpoints.allowPagesOfOtherOrigins(http);
                    http.next();
                }));
        router.route(API)
                .order(RestEndpoints.AFTER_AUTHORIZATION)
                .handler(http -> openWebSocket(http, webSockets))
                .handler(GraphQLRoutes::checkMethod)
                .handler(GraphQLRoutes::sendPersonToPlayground)
                .handler(transitLimit)
                .handler(bodyTimeout)
                .handler(graphql::handleContext)
                .failureHandler(http -> RestEndpoints.fail(http, limit));
        router.errorHandler(404, GraphQLRoutes::notFound);
        text(router, transitLimit, SCHEMA, engine.printedSchema());
        text(router, transitLimit, TYPES, ClasspathFile.text(GraphQLRoutes.class, "schema.d.ts"));
        endpoints.open(
                router,
                FixedText.endpoint(
                        DESCRIPTION,
                        DESCRIPTION,
                        "(description)",
                        "application/yaml",
                        Map.of(),
                        ClasspathFile.text(GraphQLRoutes.class, "openapi.yaml")));
    }

    /**
     * Removes the routes of SmallRye GraphQL. Its WebSocket handler sees each request. It would execute documents
     * without our limits, and would replace the end handlers of our responses with its own.
     *
     * @throws IllegalStateException when Quarkus has not yet registered the routes, or when the removal has no effect
     */
    private static void removeRoutesOfSmallRye(Router router) {
        var theirs = router.getRoutes().stream()
                .filter(route -> API.equals(route.getPath()) || SCHEMA.equals(route.getPath()))
                .toList();
        theirs.forEach(Route::remove);
        if (theirs.isEmpty() || router.getRoutes().stream().anyMatch(theirs::contains)) {
            throw new IllegalStateException("The routes of SmallRye GraphQL cannot be removed.");
        }
    }

    private static void checkMethod(RoutingContext http) {
        if (RequestReader.METHODS.contains(http.request().method())) {
            http.next();
        } else {
            new Response(http).endWithoutReading(RequestReader.methodNotAllowed());
        }
    }

    /**
     * Redirects a browser to the playground if it opens {@code /graphql} without a query. Other clients get an error,
     * because the query is missing.
     */
    private static void sendPersonToPlayground(RoutingContext http) {
        if (http.request().method().equals(HttpMethod.POST)
                || http.request().query() != null
                || !MediaRange.prefersHtml(ContentEncodings.header(http, HttpHeaders.ACCEPT))) {
            http.next();
            return;
        }
        // An unread body would block the next request of the connection.
        http.request().resume();
        RequestRecord.of(http).answered(RequestOutcome.ok(PLAYGROUND), Way.COMPUTED);
        http.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, "/graphiql")
                .putHeader(HttpHeaders.VARY, Response.VARY)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }

    /** Reads the body of POST requests only, because {@link TransitLimit} reserves memory only for these bodies. */
    private static void readBody(RoutingContext http, BodyHandler bodies) {
        if (http.request().method().equals(HttpMethod.POST)) {
            bodies.handle(http);
        } else {
            http.request().resume();
            http.next();
        }
    }

    /**
     * Serves a text without a rate limit, because it takes no more work than a static file. The TypeScript types cannot
     * be a static file, because Vert.x would send a file with the extension {@code .ts} as video.
     */
    private static void text(Router router, TransitLimit transitLimit, String path, String text) {
        router.route(path)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(RestEndpoints.AFTER_AUTHORIZATION)
                .handler(transitLimit)
                .handler(FixedText.of("(schema)", "text/plain; charset=utf-8", text));
    }

    /**
     * Refuses a URL with a malformed path, on which later routes would fail. Also refuses a URL with control
     * characters, because a response that repeats such characters in a header would fail.
     */
    private static void refuseBrokenUrl(RoutingContext http) {
        if (http.request().uri().chars().anyMatch(GraphQLRoutes::isControl)) {
            refuse(
                    http,
                    "The URL contains a control character. Write it as a percent sign and two hexadecimal digits.");
            return;
        }
        try {
            http.normalizedPath();
        } catch (IllegalArgumentException broken) {
            refuse(http, "The path of the URL is not valid.");
            return;
        }
        http.next();
    }

    /** Returns false for characters outside ASCII, because some clients send URLs in UTF-8 without percent-encoding. */
    private static boolean isControl(int character) {
        return character < ' ' || character == 0x7F;
    }

    private static void refuse(RoutingContext http, String message) {
        if (!http.request().path().startsWith("/graphql")) {
            ProblemDetails.mark(http);
        }
        end(http, HttpRefusal.badRequest(null, message));
    }

    private static void reserveParsed(RoutingContext http, TransitLimit transitLimit) {
        if (transitLimit.reserveParsed(http, () -> weight(http))) {
            http.next();
        }
    }

    /**
     * The heap size of the parsed request; 0 if it cannot be parsed, which later handlers report. Runs on the event
     * loop, so the size of a long request is only estimated.
     */
    private static long weight(RoutingContext http) {
        if (RequestReader.isLong(http)) {
            return GraphQLRequest.estimatedWeight(http.body().buffer());
        }
        try {
            return RequestReader.read(http).weight();
        } catch (ApiException invalid) {
            return 0;
        }
    }

    /** Responds with 404. The body is a page if the client prefers HTML, as browsers do, and JSON otherwise. */
    public static void notFound(RoutingContext http) {
        if (http.response().ended() || http.response().headWritten()) {
            return;
        } else if (MediaRange.prefersHtml(ContentEncodings.header(http, HttpHeaders.ACCEPT))) {
            http.response()
                    .setStatusCode(404)
                    .putHeader(HttpHeaders.VARY, Response.VARY)
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8");
            BodyWriter.end(http.request(), Buffer.buffer(NOT_FOUND));
        } else {
            ProblemDetails.mark(http);
            end(http, HttpRefusal.notFound());
        }
    }

    /**
     * Sends an error for a request that has no {@code RequestRecord}: the request is outside the API, or not recorded
     * yet.
     */
    private static void end(RoutingContext http, HttpRefusal refusal) {
        var error = CodedError.of(refusal);
        var isProblem = ProblemDetails.areFor(http);
        http.response()
                .setStatusCode(refusal.status())
                .putHeader(HttpHeaders.VARY, Response.VARY)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(
                        HttpHeaders.CONTENT_TYPE,
                        isProblem ? ProblemDetails.contentType() : ResponseType.JSON.contentType());
        var body = isProblem ? ProblemDetails.body(refusal.status(), error) : ResponseBody.of(error);
        BodyWriter.end(http.request(), Buffer.buffer(body));
    }

    private static void openWebSocket(RoutingContext http, WebSocketHandler webSockets) {
        if (http.request().headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true)) {
            http.put(RequestObserver.UPGRADE, true);
            webSockets.handle(http);
        } else {
            http.next();
        }
    }
}
