package dev.modelatlas.http.cache;

import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.message.ResponseType;
import dev.modelatlas.http.observe.RequestOutcome.Way;
import dev.modelatlas.http.request.PersistedQueries;
import dev.modelatlas.http.request.RequestReader;
import dev.modelatlas.http.response.CacheControl;
import dev.modelatlas.http.response.Response;
import dev.modelatlas.http.response.SerializedResponse;

/**
 * Responds to requests from the cache, or with the response to an equal request that is in progress. It runs on the
 * event loop and uses neither the engine nor the database. All other requests are passed on, including invalid ones.
 */
@Singleton
public class CacheHandler implements Handler<RoutingContext> {
    /**
     * Maximum size of a request that is parsed here. Parsing a longer one would block the event loop for too long, so
     * it is passed on.
     */
    private static final int MOST_BYTES_READ = 65_536;

    private final ResponseCache cache;
    private final InFlightRequests inFlight;
    private final PersistedQueries documents;
    private final CacheControl cacheControl;

    @Inject
    CacheHandler(
            ResponseCache cache, InFlightRequests inFlight, PersistedQueries documents, CacheControl cacheControl) {
        this.cache = cache;
        this.inFlight = inFlight;
        this.documents = documents;
        this.cacheControl = cacheControl;
    }

    @Override
    public void handle(RoutingContext http) {
        var now = cache.isEnabled() ? asked(http).flatMap(cache::keyOf) : Optional.<CacheKey>empty();
        if (now.isEmpty()) {
            http.next();
            return;
        }
        var kept = cache.get(now.get());
        if (kept.isPresent()) {
            give(http, kept.get(), Way.KEPT);
        } else if (inFlight.joinOrStart(now.get(), http, answer -> receive(http, answer), () -> late(http))) {
            http.next();
        }
    }

    private void receive(RoutingContext http, Optional<SerializedResponse> answer) {
        if (answer.isPresent()) {
            give(http, answer.get(), Way.SHARED);
        } else {
            http.next();
        }
    }

    private static void late(RoutingContext http) {
        new Response(http).end(HttpRefusal.overloaded());
    }

    private void give(RoutingContext http, SerializedResponse answer, Way way) {
        documents.register(RequestReader.read(http));
        new Response(http).end(answer, way, cacheControl);
    }

    private Optional<CacheableRequest> asked(RoutingContext http) {
        var type = ResponseType.negotiate(http.request().getHeader(HttpHeaders.ACCEPT));
        if (type.isEmpty() || RequestReader.isDryRun(http) || isLong(http)) {
            return Optional.empty();
        }
        try {
            var request = documents.resolve(RequestReader.read(http));
            return Optional.of(CacheableRequest.of(request, type.get()));
        } catch (ApiException refusedLater) {
            return Optional.empty();
        }
    }

    private static boolean isLong(RoutingContext http) {
        var body = http.body().buffer();
        return body != null && body.length() > MOST_BYTES_READ;
    }
}
