package dev.modelatlas.http;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import graphql.GraphQLError;
import graphql.language.OperationDefinition.Operation;
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
import dev.modelatlas.graphql.engine.Answer;
import dev.modelatlas.graphql.engine.CodedError;
import dev.modelatlas.graphql.engine.Engine;
import dev.modelatlas.graphql.engine.PreparedDocument;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.sql.Deadline;

/**
 * GraphQL over HTTP, one operation a request, on a worker thread. The base class, which is no promised API, keeps the
 * request's CDI context and identity; the audit of {@code graphql-http} in {@code .ci/run} guards the rest.
 */
@Singleton
class GraphQLHandler extends SmallRyeGraphQLAbstractHandler {
    private static final String METHODS = "GET, POST, OPTIONS";

    /** Asks what an operation costs, and for nothing else. */
    private static final String DRY_RUN = "X-Atlas-Dry-Run";

    private final Engine engine;
    private final RequestRevisions revisions;
    private final Duration deadline;

    @Inject
    GraphQLHandler(
            Engine engine,
            RequestRevisions revisions,
            HttpConfig config,
            Instance<CurrentIdentityAssociation> identity,
            CurrentVertxRequest currentRequest) {
        super(identity.isResolvable() ? identity.get() : null, currentRequest, true);
        this.engine = engine;
        this.revisions = revisions;
        this.deadline = config.deadline();
    }

    @Override
    protected void doHandle(RoutingContext http) {
        if (http.request().method().equals(HttpMethod.OPTIONS)) {
            http.response()
                    .setStatusCode(204)
                    .putHeader(HttpHeaders.ALLOW, METHODS)
                    .end();
            return;
        }
        var response = new Response(http);
        try {
            response.negotiate();
            answer(http, response);
        } catch (HttpRefusal refusal) {
            response.end(refusal);
        } catch (AccessRefusal refusal) {
            response.end(refusal);
        } catch (RuntimeException defect) {
            response.end(500, CodedError.of(defect));
        }
    }

    private void answer(RoutingContext http, Response response) {
        var request = read(http);
        var document = engine.prepare(request.query());
        if (!document.errors().isEmpty()) {
            response.end(Answer.refused(document.errors()), List.of());
            return;
        }
        // The instance itself, as the CDI context may be gone from this thread once fields were asked.
        var read = ClientProxy.unwrap(revisions);
        response.end(execute(http, request, document), read.used());
    }

    private static GraphQLRequest read(RoutingContext http) {
        var method = http.request().method();
        if (method.equals(HttpMethod.GET)) {
            return GraphQLRequest.ofParameters(parameters(http));
        } else if (!method.equals(HttpMethod.POST)) {
            throw HttpRefusal.methodNotAllowed(METHODS, "Ask by GET or POST.");
        } else if (!GraphQLRequest.isJson(http.request().getHeader(HttpHeaders.CONTENT_TYPE))) {
            throw HttpRefusal.unsupportedMediaType();
        }
        return GraphQLRequest.ofBody(http.body().buffer());
    }

    private static MultiMap parameters(RoutingContext http) {
        try {
            return http.queryParams();
        } catch (HttpException | IllegalArgumentException broken) {
            throw HttpRefusal.badRequest(null, "The address holds a percent escape that cannot be decoded.");
        }
    }

    private Answer execute(RoutingContext http, GraphQLRequest request, PreparedDocument document) {
        try {
            var operation = document.operation(request.operationName());
            checkMethod(http.request().method(), operation.getOperation());
            if (operation.getOperation() == Operation.MUTATION) {
                Publishers.require(http);
            }
            if (isDryRun(http)) {
                return engine.dryRun(document, operation, request.variables());
            }
            var metadata = getMetaData(http);
            return Deadline.within(deadline, () -> engine.execute(document, operation, request.variables(), metadata));
        } catch (HttpRefusal | AccessRefusal refusal) {
            throw refusal;
        } catch (ApiException refusal) {
            return Answer.refused(List.<GraphQLError>of(CodedError.of(refusal)));
        }
    }

    private static boolean isDryRun(RoutingContext http) {
        return "1".equals(http.request().getHeader(DRY_RUN));
    }

    /** An address that changes something when it is opened would let any web page do so in its visitor's name. */
    private static void checkMethod(HttpMethod method, Operation operation) {
        if (operation == Operation.SUBSCRIPTION) {
            throw HttpRefusal.badRequest("query", "Subscriptions are not answered over plain HTTP.");
        } else if (operation == Operation.MUTATION && method.equals(HttpMethod.GET)) {
            throw HttpRefusal.methodNotAllowed("POST, OPTIONS", "Mutations are asked by POST.");
        }
    }
}
