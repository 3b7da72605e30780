package dev.modelatlas.http;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import graphql.GraphQLError;
import graphql.language.OperationDefinition.Operation;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.smallrye.graphql.runtime.SmallRyeGraphQLAbstractHandler;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;

import dev.modelatlas.access.AccessRefusal;
import dev.modelatlas.access.Publishers;
import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.RequestDay;
import dev.modelatlas.graphql.engine.Answer;
import dev.modelatlas.graphql.engine.CodedError;
import dev.modelatlas.graphql.engine.Engine;
import dev.modelatlas.http.Outcome.Way;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.sql.Deadline;
import dev.modelatlas.sql.Reading;

/**
 * GraphQL over HTTP, one operation a request, on a worker thread. The base class, which is no promised API, keeps the
 * request's CDI context and identity; the audit of {@code graphql-http} in {@code .ci/run} guards the rest.
 */
@Singleton
class GraphQLHandler extends SmallRyeGraphQLAbstractHandler {
    static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.OPTIONS);
    private static final String ALLOW = "GET, HEAD, POST, OPTIONS";

    /** Asks what an operation costs, and for nothing else. */
    private static final String DRY_RUN = "X-Atlas-Dry-Run";

    private final Engine engine;
    private final RequestRevisions revisions;
    private final Duration deadline;
    private final RequestDay day;
    private final PersistedQueries documents;
    private final ResponseCache cache;
    private final Flights flights;
    private final CacheControl cacheControl;
    private final RequestMetrics metrics;
    /** Publications wait for each other, some for long: those who read shall find a thread all the same. */
    private final Semaphore publications;

    @Inject
    GraphQLHandler(
            Engine engine,
            RequestRevisions revisions,
            HttpConfig config,
            RequestDay day,
            PersistedQueries documents,
            ResponseCache cache,
            Flights flights,
            CacheControl cacheControl,
            RequestMetrics metrics,
            Instance<CurrentIdentityAssociation> identity,
            CurrentVertxRequest currentRequest) {
        super(identity.isResolvable() ? identity.get() : null, currentRequest, true);
        this.engine = engine;
        this.revisions = revisions;
        this.deadline = config.deadline();
        this.day = day;
        this.documents = documents;
        this.cache = cache;
        this.flights = flights;
        this.cacheControl = cacheControl;
        this.metrics = metrics;
        this.publications = new Semaphore(Math.max(1, Bulkhead.places(config) - 1));
    }

    @Override
    protected void doHandle(RoutingContext http) {
        if (http.request().method().equals(HttpMethod.OPTIONS)) {
            RequestNote.of(http).answered(Outcome.NOTHING_ASKED, Way.REFUSED);
            http.response()
                    .setStatusCode(204)
                    .putHeader(HttpHeaders.ALLOW, ALLOW)
                    .end();
            return;
        }
        var response = new Response(http);
        var note = RequestNote.of(http);
        AccessLog.enter(note);
        var flight = flights.take(http);
        var trace = Traces.enter(note);
        // The base class has made it; it ends with the request, also when the client leaves.
        var context = Arc.container().requestContext().getStateIfActive();
        try {
            response.negotiate();
            answer(http, response, flight);
        } catch (HttpRefusal refusal) {
            response.end(refusal);
        } catch (AccessRefusal refusal) {
            response.end(refusal);
        } catch (ApiException refusal) {
            response.end(Answer.refused(List.<GraphQLError>of(CodedError.of(refusal))));
        } catch (ContextNotActiveException gone) {
            if (context != null && context.isValid()) {
                response.fail(gone);
            } else {
                response.abandon(gone);
            }
        } catch (RuntimeException defect) {
            response.fail(defect);
        } finally {
            flight.land(null);
            trace.close();
            AccessLog.leave();
        }
    }

    private void answer(RoutingContext http, Response response, Flights.Flight flight) {
        var request = documents.resolve(read(http));
        var document = engine.prepare(request.query());
        if (!document.errors().isEmpty()) {
            response.end(Answer.refused(document.errors()));
            return;
        }
        documents.register(request);
        var operation = document.operation(request.operationName());
        RequestNote.of(http).operation(operation.getName() == null ? "" : operation.getName());
        checkMethod(http.request().method(), operation.getOperation());
        if (operation.getOperation() == Operation.MUTATION) {
            Publishers.require(http);
        }
        if (isDryRun(http)) {
            response.end(engine.dryRun(document, operation, request.variables()));
            return;
        }
        // The instances themselves, as the CDI context may be gone from this thread once fields were asked.
        var read = ClientProxy.unwrap(revisions);
        var told = ClientProxy.unwrap(day);
        var metadata = getMetaData(http);
        var isQuery = operation.getOperation() == Operation.QUERY;
        Supplier<Answer> work =
                () -> metrics.engine(() -> engine.execute(document, operation, request.variables(), metadata));
        var answer = Deadline.within(deadline, isQuery ? () -> read(work) : () -> inTurn(work));
        if (isQuery && answer.executed()) {
            var freshness = answer.errors().isEmpty() ? Freshness.of(request.query(), read, told) : null;
            var rendered = response.render(answer, read.used(), freshness, engine.mostBytes());
            cache.keep(Asked.of(request, rendered.type()), rendered);
            flight.land(rendered);
            response.end(rendered, Way.COMPUTED, cacheControl);
        } else {
            response.end(answer, read.used(), engine.mostBytes());
        }
    }

    /**
     * A server that goes takes its connections along while another may answer already: what only reads is asked once
     * more. Not what waited in vain, as that would wait again.
     */
    private Answer read(Supplier<Answer> work) {
        var begin = System.nanoTime();
        var answer = Reading.anywhere(work);
        var isEarly = System.nanoTime() - begin < deadline.toNanos() / 2;
        return isEarly && answer.failedBy(ErrorCode.UNAVAILABLE) ? Reading.anywhere(work) : answer;
    }

    private Answer inTurn(Supplier<Answer> publication) {
        if (!publications.tryAcquire()) {
            throw HttpRefusal.overloaded();
        }
        try {
            return publication.get();
        } finally {
            publications.release();
        }
    }

    /** The request; what was read of it once is not read again, as Vert.x forgets parameters that it cannot decode. */
    static GraphQLRequest read(RoutingContext http) {
        Object known = http.get(GraphQLRequest.class.getName());
        if (known == null) {
            known = readAnew(http);
            http.put(GraphQLRequest.class.getName(), known);
        }
        if (known instanceof ApiException refusal) {
            throw refusal;
        }
        return (GraphQLRequest) known;
    }

    /** The request, or why there is none. */
    private static Object readAnew(RoutingContext http) {
        try {
            return parsed(http);
        } catch (ApiException refusal) {
            return refusal;
        }
    }

    private static GraphQLRequest parsed(RoutingContext http) {
        var method = http.request().method();
        if (isByAddress(method)) {
            return GraphQLRequest.ofParameters(parameters(http));
        } else if (!method.equals(HttpMethod.POST)) {
            throw methodNotAllowed();
        } else if (!GraphQLRequest.isJson(http.request().getHeader(HttpHeaders.CONTENT_TYPE))) {
            throw HttpRefusal.unsupportedMediaType();
        }
        return GraphQLRequest.ofBody(http.body().buffer());
    }

    static HttpRefusal methodNotAllowed() {
        return HttpRefusal.methodNotAllowed(ALLOW, "Ask by GET or POST.");
    }

    /** Whether all is asked in the address. HEAD is GET, but for the body of the answer. */
    private static boolean isByAddress(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    /** Those of the address. */
    static MultiMap parameters(RoutingContext http) {
        try {
            return http.queryParams();
        } catch (HttpException | IllegalArgumentException broken) {
            throw HttpRefusal.badRequest(null, "The address holds a percent escape that cannot be decoded.");
        }
    }

    static boolean isDryRun(RoutingContext http) {
        return "1".equals(http.request().getHeader(DRY_RUN));
    }

    /** An address that changes something when it is opened would let any web page do so in its visitor's name. */
    private static void checkMethod(HttpMethod method, Operation operation) {
        if (operation == Operation.SUBSCRIPTION) {
            throw HttpRefusal.badRequest(
                    "query",
                    "Subscriptions are asked over WebSocket, at this address and by the protocol "
                            + WebSocketHandler.PROTOCOL + ".");
        } else if (operation == Operation.MUTATION && isByAddress(method)) {
            throw HttpRefusal.methodNotAllowed("POST, OPTIONS", "Mutations are asked by POST.");
        }
    }
}
