package dev.modelatlas.http;

import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.http.Outcome.Way;

/**
 * Gives answers that are kept or on their way, on the event loop and without engine or database; hands on everything
 * else, what is wrong with a request included.
 */
@Singleton
class CachedAnswers implements Handler<RoutingContext> {
    /** Longer ones would keep the event loop too long from all others; they are computed. */
    private static final int MOST_BYTES_READ = 65_536;

    private final ResponseCache cache;
    private final Flights flights;
    private final PersistedQueries documents;
    private final CacheControl cacheControl;

    @Inject
    CachedAnswers(ResponseCache cache, Flights flights, PersistedQueries documents, CacheControl cacheControl) {
        this.cache = cache;
        this.flights = flights;
        this.documents = documents;
        this.cacheControl = cacheControl;
    }

    @Override
    public void handle(RoutingContext http) {
        var now = cache.isSwitchedOn() ? asked(http).flatMap(cache::now) : Optional.<CacheKey>empty();
        if (now.isEmpty()) {
            http.next();
            return;
        }
        var kept = cache.find(now.get());
        if (kept.isPresent()) {
            give(http, kept.get(), Way.KEPT);
        } else if (flights.start(now.get(), http, answer -> land(http, answer), () -> late(http))) {
            http.next();
        }
    }

    private void land(RoutingContext http, Optional<Rendered> answer) {
        if (answer.isPresent()) {
            give(http, answer.get(), Way.SHARED);
        } else {
            http.next();
        }
    }

    private static void late(RoutingContext http) {
        new Response(http).end(HttpRefusal.overloaded());
    }

    private void give(RoutingContext http, Rendered answer, Way way) {
        documents.register(GraphQLHandler.read(http));
        new Response(http).end(answer, way, cacheControl);
    }

    private Optional<Asked> asked(RoutingContext http) {
        var type = ResponseType.negotiate(http.request().getHeader(HttpHeaders.ACCEPT));
        if (type.isEmpty() || GraphQLHandler.isDryRun(http) || isLong(http)) {
            return Optional.empty();
        }
        try {
            var request = documents.resolve(GraphQLHandler.read(http));
            return Optional.of(Asked.of(request, type.get()));
        } catch (ApiException refusedLater) {
            return Optional.empty();
        }
    }

    private static boolean isLong(RoutingContext http) {
        var body = http.body().buffer();
        return body != null && body.length() > MOST_BYTES_READ;
    }
}
