package dev.modelatlas.http.websocket;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import graphql.GraphQLError;
import graphql.language.OperationDefinition.Operation;
import io.quarkus.arc.ClientProxy;

import dev.modelatlas.graphql.document.PreparedOperation;
import dev.modelatlas.graphql.execution.Engine;
import dev.modelatlas.graphql.execution.EventStream;
import dev.modelatlas.http.message.HttpConfig;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.request.GraphQLRequest;
import dev.modelatlas.http.request.PersistedQueries;
import dev.modelatlas.http.response.RequestScope;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.revision.Revision;
import dev.modelatlas.sql.Deadline;
import dev.modelatlas.work.FairQueue;
import dev.modelatlas.work.Threads;
import dev.modelatlas.work.WorkerWatch;

/**
 * Opens subscriptions and computes their events, on a few threads of its own. After a publication, these threads
 * compute the events of all subscriptions, while other requests continue on other threads. Each event is a request of
 * its own, with a CDI context, a deadline and caches. Connections take turns, so that one connection cannot delay the
 * others.
 */
@Singleton
class SubscriptionExecutor {
    private final Engine engine;
    private final PersistedQueries documents;
    private final RequestRevisions revisions;
    private final Duration deadline;
    private final ExecutorService threads;
    /** Checks keys. While the database does not respond, each check takes seconds, and must delay no subscription. */
    private final ExecutorService checks;

    private final FairQueue turns;
    private final WorkerWatch workers;

    /**
     * An opened subscription.
     *
     * @param stream the events, or the errors that prevented the subscription from being opened
     */
    record Opened(PreparedOperation operation, EventStream stream) {
        private static Opened refused(List<GraphQLError> errors) {
            return new Opened(null, new EventStream(null, errors));
        }
    }

    SubscriptionExecutor(
            Engine engine,
            PersistedQueries documents,
            RequestRevisions revisions,
            HttpConfig http,
            WebSocketConfig config,
            WorkerWatch workers) {
        this.engine = engine;
        this.documents = documents;
        this.revisions = revisions;
        this.deadline = http.deadline();
        this.threads = Executors.newFixedThreadPool(config.threads(), Threads.daemons("subscriptions"));
        this.checks = Executors.newSingleThreadExecutor(Threads.daemons("subscription checks"));
        this.turns = new FairQueue(threads);
        this.workers = workers;
    }

    /**
     * Opens a subscription. The result completes with an ApiException when the request is refused.
     *
     * @param connection identifies the connection, for fair scheduling
     * @param check called when the connection's turn comes; throws ApiException to refuse the request
     */
    CompletableFuture<Opened> open(Object connection, Runnable check, GraphQLRequest request) {
        return inTurn(connection, () -> {
            check.run();
            return RequestScope.within(deadline, context -> opened(request, context));
        });
    }

    /**
     * Computes the message for one event.
     *
     * @param isOver called when the connection's turn comes. If {@code isOver} returns true, nothing is computed and
     *     the message is null
     */
    CompletableFuture<String> answer(
            Object connection, String id, Opened opened, Object event, BooleanSupplier isOver) {
        return inTurn(
                connection,
                () -> isOver.getAsBoolean()
                        ? null
                        : RequestScope.within(deadline, context -> answered(id, opened, event, context)));
    }

    /**
     * Runs a regular check of a connection, on a thread of its own. The check may wait for the database. A connection
     * must not begin a check before its last one has ended.
     */
    <T> CompletableFuture<T> check(Supplier<T> check) {
        return CompletableFuture.supplyAsync(
                () -> Deadline.within(deadline, check), piece -> checks.execute(() -> workers.during(piece)));
    }

    private <T> CompletableFuture<T> inTurn(Object connection, Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, piece -> turns.add(connection, () -> workers.during(piece)));
    }

    private Opened opened(GraphQLRequest asked, Map<String, Object> context) {
        var request = documents.resolve(asked);
        var document = engine.prepare(request.query());
        if (!document.errors().isEmpty()) {
            return Opened.refused(document.errors());
        }
        var operation = document.operation(request.operationName(), request.variables());
        if (operation.kind() != Operation.SUBSCRIPTION) {
            throw HttpRefusal.badRequest(
                    "query", "WebSocket accepts only subscriptions. Send queries and mutations by POST.");
        }
        documents.register(request);
        return new Opened(operation, engine.open(operation, context));
    }

    private String answered(String id, Opened opened, Object event, Map<String, Object> context) {
        var read = ClientProxy.unwrap(revisions);
        if (event instanceof Revision revision) {
            read.at(revision.number());
        }
        var answer = RequestScope.read(deadline, () -> engine.answer(opened.operation(), context, event));
        return ServerMessage.next(id, answer, read.used(), engine.maxBytes());
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
        checks.shutdownNow();
    }
}
