package dev.modelatlas.http.graphql;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import graphql.GraphQLError;
import graphql.language.OperationDefinition.Operation;
import io.quarkus.arc.ClientProxy;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.access.AccessRefusal;
import dev.modelatlas.access.ConnectionGuard;
import dev.modelatlas.access.PublisherCheck;
import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.BuildContent;
import dev.modelatlas.graphql.RequestDay;
import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.graphql.execution.Answer;
import dev.modelatlas.graphql.execution.Engine;
import dev.modelatlas.http.admission.Bulkhead;
import dev.modelatlas.http.admission.ConcurrencyLimit;
import dev.modelatlas.http.cache.CacheableRequest;
import dev.modelatlas.http.cache.InFlightRequests;
import dev.modelatlas.http.cache.ResponseCache;
import dev.modelatlas.http.message.HttpConfig;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.observe.AccessLog;
import dev.modelatlas.http.observe.RequestMetrics;
import dev.modelatlas.http.observe.RequestOutcome.Way;
import dev.modelatlas.http.observe.RequestRecord;
import dev.modelatlas.http.observe.RequestTraces;
import dev.modelatlas.http.request.PersistedQueries;
import dev.modelatlas.http.request.RequestReader;
import dev.modelatlas.http.response.CacheControl;
import dev.modelatlas.http.response.Freshness;
import dev.modelatlas.http.response.RequestScope;
import dev.modelatlas.http.response.Response;
import dev.modelatlas.http.rest.RestEndpoints;
import dev.modelatlas.http.websocket.WebSocketHandler;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.sql.Deadline;
import dev.modelatlas.sql.ReadRouting;

/** Handles GraphQL over HTTP on a worker thread, with one operation per request. */
@Singleton
public class GraphQLHandler implements Handler<RoutingContext> {
    private final Engine engine;
    private final RequestRevisions revisions;
    private final Duration deadline;
    private final RequestDay day;
    private final BuildContent content;
    private final PersistedQueries documents;
    private final ResponseCache cache;
    private final InFlightRequests inFlight;
    private final CacheControl cacheControl;
    private final RequestMetrics metrics;
    private final CurrentIdentityAssociation publisher;
    private final ConnectionGuard guard;
    /**
     * Limits concurrent publications. Publications wait for each other, sometimes for long, and must not occupy all
     * worker threads. The publications of one publisher must not occupy the slots of all publishers.
     */
    private final ConcurrencyLimit publications;

    private final int publicationsOfOne;

    GraphQLHandler(
            Engine engine,
            RequestRevisions revisions,
            HttpConfig config,
            RequestDay day,
            BuildContent content,
            PersistedQueries documents,
            ResponseCache cache,
            InFlightRequests inFlight,
            CacheControl cacheControl,
            RequestMetrics metrics,
            CurrentIdentityAssociation publisher,
            ConnectionGuard guard) {
        this.engine = engine;
        this.revisions = revisions;
        this.deadline = config.deadline();
        this.day = day;
        this.content = content;
        this.documents = documents;
        this.cache = cache;
        this.inFlight = inFlight;
        this.cacheControl = cacheControl;
        this.metrics = metrics;
        this.publisher = publisher;
        this.guard = guard;
        var most = Math.max(1, Bulkhead.limit(config) - 1);
        this.publicationsOfOne = Math.max(1, most - 1);
        this.publications = new ConcurrencyLimit(most, publicationsOfOne);
    }

    @Override
    public void handle(RoutingContext http) {
        if (http.request().method().equals(HttpMethod.OPTIONS)) {
            RestEndpoints.allow(http, RequestReader.ALLOW);
            return;
        }
        var response = new Response(http);
        var record = RequestRecord.of(http);
        AccessLog.beginRequest(record);
        var computation = inFlight.current(http);
        var trace = RequestTraces.makeCurrent(record);
        try {
            response.negotiate();
            RequestScope.run(context -> answer(http, response, computation, context));
        } catch (HttpRefusal | AccessRefusal refusal) {
            response.end(refusal);
        } catch (ApiException refusal) {
            response.end(Answer.refused(List.<GraphQLError>of(CodedError.of(refusal))));
        } catch (RuntimeException failure) {
            response.end(failure);
        } finally {
            computation.complete(null);
            trace.close();
            AccessLog.endRequest();
        }
    }

    private void answer(
            RoutingContext http,
            Response response,
            InFlightRequests.Computation computation,
            Map<String, Object> context) {
        var request = documents.resolve(http);
        var document = engine.prepare(request.query());
        if (!document.errors().isEmpty()) {
            response.end(Answer.refused(document.errors()));
            return;
        }
        documents.register(request);
        var operation = document.operation(request.operationName(), request.variables());
        RequestRecord.of(http).operation(operation.name() == null ? "" : operation.name());
        checkMethod(http.request().method(), operation.kind());
        if (operation.kind() == Operation.MUTATION) {
            publisher.setIdentity(PublisherCheck.require(http));
        }
        if (RequestReader.isDryRun(http)) {
            response.end(engine.dryRun(operation));
            return;
        }
        var read = ClientProxy.unwrap(revisions);
        var told = ClientProxy.unwrap(day);
        var build = ClientProxy.unwrap(content);
        var isQuery = operation.kind() == Operation.QUERY;
        Supplier<Answer> work = () -> metrics.timeEngine(() -> engine.execute(operation, context));
        var answer = Deadline.within(deadline, isQuery ? () -> read(work) : () -> inTurn(http, work));
        if (!isQuery) {
            response.end(answer, read.used(), engine.maxBytes());
            return;
        }
        // An answer with errors is not cached. But equal requests that already wait for the answer get it, because each
        // of them would reach the same limit as this request.
        var freshness = answer.errors().isEmpty()
                ? Freshness.of(request.query(), operation.variables(), read, told, build)
                : null;
        var rendered = response.render(answer, read.used(), freshness, engine.maxBytes());
        cache.put(CacheableRequest.of(request, rendered.type()), rendered);
        computation.complete(rendered);
        var way = answer.executed() ? Way.COMPUTED : Way.REFUSED;
        response.end(documents.cacheable(request, rendered), way, cacheControl);
    }

    private Answer read(Supplier<Answer> work) {
        return ReadRouting.onAnyServer(() -> RequestScope.read(deadline, work));
    }

    private Answer inTurn(RoutingContext http, Supplier<Answer> publication) {
        var place = publications
                .acquire(guard.caller(http))
                .orElseThrow(() -> HttpRefusal.tooManyPublications(publicationsOfOne));
        try {
            return publication.get();
        } finally {
            place.close();
        }
    }

    /**
     * Refuses subscriptions, which run only over WebSocket. Also refuses mutations by GET, because otherwise any web
     * page could run a mutation on behalf of its visitor.
     */
    private static void checkMethod(HttpMethod method, Operation operation) {
        if (operation == Operation.SUBSCRIPTION) {
            throw HttpRefusal.badRequest(
                    "query",
                    "Subscriptions run only over WebSocket. Connect to this URL with the subprotocol "
                            + WebSocketHandler.PROTOCOL + ".");
        } else if (operation == Operation.MUTATION && RequestReader.isByAddress(method)) {
            throw HttpRefusal.methodNotAllowed("POST, OPTIONS", "Send mutations by POST.");
        }
    }
}
