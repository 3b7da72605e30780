package dev.modelatlas.http.cache;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.http.message.ContentEncodings;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.message.ResponseType;
import dev.modelatlas.http.observe.RequestOutcome.Way;
import dev.modelatlas.http.request.PersistedQueries;
import dev.modelatlas.http.request.RequestReader;
import dev.modelatlas.http.response.CacheControl;
import dev.modelatlas.http.response.EventLoopReply;
import dev.modelatlas.http.response.Response;
import dev.modelatlas.http.response.SerializedResponse;

/**
 * Answers a request with a cached response, or with the response to an equal request that is in progress. Runs on the
 * event loop, without the GraphQL engine or the database. Passes all other requests, including invalid ones, to the
 * next handler.
 */
@Singleton
public class CacheHandler implements Handler<RoutingContext> {
    /**
     * Maximum number of times that a request waits for the response to an equal request. Some requests, such as
     * mutations, never have a response to share.
     */
    private static final int MOST_JOINED = 3;

    private static final String JOINED = CacheHandler.class.getName();

    private final ResponseCache cache;
    private final InFlightRequests inFlight;
    private final PersistedQueries documents;
    private final CacheControl cacheControl;

    CacheHandler(
            ResponseCache cache, InFlightRequests inFlight, PersistedQueries documents, CacheControl cacheControl) {
        this.cache = cache;
        this.inFlight = inFlight;
        this.documents = documents;
        this.cacheControl = cacheControl;
    }

    @Override
    public void handle(RoutingContext http) {
        var asked = cache.isEnabled() ? asked(http) : Optional.<CacheableRequest>empty();
        var kept = asked.flatMap(cache::get);
        if (kept.isPresent()) {
            give(http, kept.get(), Way.KEPT);
            return;
        }
        var now = asked.flatMap(cache::keyOf);
        if (now.isEmpty()) {
            http.next();
        } else if (inFlight.joinOrStart(now.get(), http, answer -> receive(http, answer), () -> late(http))) {
            // Since the first look into the cache, an equal request may have stored its response and ended.
            cache.get(asked.get()).ifPresentOrElse(stored -> giveStored(http, stored), http::next);
        }
    }

    private void giveStored(RoutingContext http, SerializedResponse stored) {
        inFlight.current(http).complete(stored);
        give(http, stored, Way.KEPT);
    }

    private void receive(RoutingContext http, Optional<SerializedResponse> answer) {
        int joined = http.get(JOINED, 0) + 1;
        if (answer.isPresent()) {
            give(http, answer.get(), Way.SHARED);
        } else if (joined < MOST_JOINED) {
            // The equal request may have been refused in the queue. Only one of the waiting requests takes its place,
            // because otherwise all of them would enter the queue.
            http.put(JOINED, joined);
            handle(http);
        } else {
            http.next();
        }
    }

    private static void late(RoutingContext http) {
        new Response(http).end(HttpRefusal.overloaded());
    }

    private void give(RoutingContext http, SerializedResponse stored, Way way) {
        var request = RequestReader.read(http);
        documents.register(request);
        var answer = documents.cacheable(request, stored);
        // The cached response has the media type that this request prefers, because the key contains the media type.
        var response = new Response(http, answer.type());
        if (!response.isSlowToEnd(answer)) {
            response.end(answer, way, cacheControl);
            return;
        }
        // Vert.x runs the blocking tasks of an event loop one after another. Of several equal requests on one event
        // loop, therefore, only the first has to hash or compress the response.
        var loop = http.vertx().getOrCreateContext();
        http.vertx()
                .executeBlocking(() -> response.prepare(answer))
                .onComplete(done -> EventLoopReply.send(http, loop, () -> response.end(answer, way, cacheControl)));
    }

    private Optional<CacheableRequest> asked(RoutingContext http) {
        var type = ResponseType.negotiate(ContentEncodings.header(http, HttpHeaders.ACCEPT));
        try {
            if (type.isEmpty() || RequestReader.isDryRun(http) || RequestReader.isLong(http)) {
                return Optional.empty();
            }
            return Optional.of(CacheableRequest.of(documents.resolve(http), type.get()));
        } catch (ApiException refusedLater) {
            return Optional.empty();
        }
    }
}
