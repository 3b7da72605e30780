package dev.modelatlas.http.rest;

import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.access.AccessRefusal;
import dev.modelatlas.access.ConnectionGuard;
import dev.modelatlas.access.RequestGate;
import dev.modelatlas.http.admission.ConcurrencyLimit;
import dev.modelatlas.http.message.ContentEncodings;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.message.MediaRange;
import dev.modelatlas.http.message.ProblemDetails;
import dev.modelatlas.http.observe.RequestObserver;
import dev.modelatlas.http.observe.RequestOutcome;
import dev.modelatlas.http.observe.RequestOutcome.Way;
import dev.modelatlas.http.observe.RequestRecord;
import dev.modelatlas.http.response.Response;
import dev.modelatlas.http.response.TransitLimit;
import dev.modelatlas.value.PathSet;

/**
 * Opens HTTP endpoints other than {@code /graphql}. One call registers everything that an endpoint needs: the request
 * observer, access control, limits, errors with codes, allowed methods, media type and headers. The endpoint's handler
 * runs after the access policies of Quarkus.
 */
@Singleton
public class RestEndpoints {
    /**
     * Order of handlers that must run before authentication (-200), so that refused requests are counted and logged,
     * too.
     */
    public static final int BEFORE_AUTHENTICATION = -250;

    /** Order of our handlers. A handler with an order of -100 or below would run before authorization. */
    public static final int AFTER_AUTHORIZATION = -1;

    private static final int AFTER_OURS = 0;

    /**
     * A header that lets web pages of other sites load responses. This is safe, because responses are public or require
     * a key.
     */
    private static final CharSequence RESOURCE_POLICY = HttpHeaders.createOptimized("Cross-Origin-Resource-Policy");

    private static final CharSequence CROSS_ORIGIN = HttpHeaders.createOptimized("cross-origin");

    private final RequestGate requestGate;
    private final RequestObserver observer;
    private final ConnectionGuard connectionGuard;
    private final TransitLimit transitLimit;
    private final PathSet areas = new PathSet();

    RestEndpoints(
            RequestGate requestGate,
            RequestObserver observer,
            ConnectionGuard connectionGuard,
            TransitLimit transitLimit) {
        this.requestGate = requestGate;
        this.observer = observer;
        this.connectionGuard = connectionGuard;
        this.transitLimit = transitLimit;
    }

    /**
     * The paths that have access control, some of which end with {@code /*}. Tests check that access policies cover all
     * of these paths.
     */
    public Set<String> areas() {
        return areas.all();
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_AUTHENTICATION).handler(this::observe);
    }

    public void open(Router router, RestEndpoint endpoint) {
        if (areas.add(endpoint.area())) {
            guard(router, endpoint.area());
        }
        route(router, endpoint.path()).order(AFTER_AUTHORIZATION).handler(http -> answer(http, endpoint));
    }

    private static Route route(Router router, String path) {
        var named = path.indexOf("/:");
        return named < 0 ? router.route(path) : PathSegment.below(router, path.substring(0, named));
    }

    private void guard(Router router, String area) {
        requestGate.guard(area);
        router.route(area).order(AFTER_AUTHORIZATION).failureHandler(http -> fail(http, 0));
        router.route(area).order(AFTER_OURS).handler(http -> new Response(http).end(HttpRefusal.notFound()));
    }

    private void observe(RoutingContext http) {
        if (areas.contains(http.normalizedPath())) {
            ProblemDetails.mark(http);
            allowPagesOfOtherOrigins(http);
            observer.handle(http);
        } else {
            http.next();
        }
    }

    /** Allows pages of other origins to load the response without CORS, for example as a script. */
    public static void allowPagesOfOtherOrigins(RoutingContext http) {
        http.response().putHeader(RESOURCE_POLICY, CROSS_ORIGIN);
    }

    private void answer(RoutingContext http, RestEndpoint endpoint) {
        var method = http.request().method();
        RequestRecord.of(http).operation(endpoint.operation());
        transitLimit.limitResponse(http);
        if (method.equals(HttpMethod.OPTIONS)) {
            allow(http, endpoint.allow());
        } else if (!endpoint.methods().contains(method.name())) {
            new Response(http).endWithoutReading(HttpRefusal.methodNotAllowed(endpoint.allow(), endpoint.usage()));
        } else if (endpoint.mediaType() != null
                && !MediaRange.accepts(ContentEncodings.header(http, HttpHeaders.ACCEPT), endpoint.mediaType())) {
            new Response(http).end(HttpRefusal.notAcceptable(endpoint.mediaType()));
        } else if (endpoint.limit() == null || takesPlace(http, endpoint.limit())) {
            endpoint.handler().handle(http);
        }
    }

    /**
     * Reserves a slot for the response. If no slot is free, sends 503 and returns false. Also returns false when the
     * client has disconnected.
     */
    private boolean takesPlace(RoutingContext http, ConcurrencyLimit limit) {
        var place = limit.acquire(connectionGuard.caller(http), connectionGuard.hasKey(http));
        if (place.isEmpty()) {
            new Response(http).end(HttpRefusal.overloaded());
            return false;
        }
        return place.get().endsWith(http);
    }

    /** Responds to OPTIONS with the allowed methods. */
    public static void allow(RoutingContext http, String methods) {
        RequestRecord.of(http).answered(RequestOutcome.NOTHING_ASKED, Way.REFUSED);
        http.response().setStatusCode(204).putHeader(HttpHeaders.ALLOW, methods).end();
    }

    /**
     * Sends the response to a request that failed outside the endpoint's handler.
     *
     * @param limit maximum number of bytes of the request's body, which a 413 response states
     */
    public static void fail(RoutingContext http, long limit) {
        if (RequestRecord.of(http) == null) {
            // The request failed in Quarkus before it was recorded. Quarkus sends the response.
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
            response.end(HttpRefusal.badRequest(null, "The request is not valid HTTP."));
        } else if (http.statusCode() == 500 && !(http.failure() instanceof SecurityException)) {
            response.end(http.failure());
        } else {
            http.next();
        }
    }
}
