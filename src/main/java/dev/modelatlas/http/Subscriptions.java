package dev.modelatlas.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import graphql.GraphQLError;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import io.quarkus.arc.ClientProxy;

import dev.modelatlas.graphql.engine.Engine;
import dev.modelatlas.graphql.engine.EventStream;
import dev.modelatlas.graphql.engine.PreparedDocument;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.revision.Revision;
import dev.modelatlas.sql.Deadline;
import dev.modelatlas.work.FairQueue;
import dev.modelatlas.work.WorkerWatch;

/**
 * Opens subscriptions and answers their events, on a few threads of its own, beside the places of the bulkhead: when a
 * revision is published, all who follow are answered in turn, and requests beside them go on. Each event is a request
 * by itself, with a CDI context, a deadline and caches of its own. What one connection asks for is done piece by piece,
 * and the others have their turn between.
 */
@Singleton
class Subscriptions {
    private final Engine engine;
    private final PersistedQueries documents;
    private final RequestRevisions revisions;
    private final Duration deadline;
    private final ExecutorService threads;
    private final FairQueue turns;
    private final WorkerWatch workers;

    /**
     * A subscription to be followed.
     *
     * @param stream its events, or why there are none
     */
    record Opened(
            PreparedDocument document,
            OperationDefinition operation,
            Map<String, Object> variables,
            EventStream stream) {
        private static Opened refused(List<GraphQLError> errors) {
            return new Opened(null, null, Map.of(), new EventStream(null, errors));
        }
    }

    @Inject
    Subscriptions(
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
        this.threads = Executors.newFixedThreadPool(config.working(), Subscriptions::thread);
        this.turns = new FairQueue(threads);
        this.workers = workers;
    }

    /**
     * Fails with an ApiException where the request is refused.
     *
     * @param connection whose turn it has to be, here and below
     */
    CompletableFuture<Opened> open(Object connection, GraphQLRequest request) {
        return inTurn(connection, () -> RequestScope.within(deadline, context -> opened(request, context)));
    }

    /**
     * The message that answers one event.
     *
     * @param isOver asked when its turn comes; for who has left meanwhile nothing is computed, and the message is null
     */
    CompletableFuture<String> answer(
            Object connection, String id, Opened opened, Object event, BooleanSupplier isOver) {
        return inTurn(
                connection,
                () -> isOver.getAsBoolean()
                        ? null
                        : RequestScope.within(deadline, context -> answered(id, opened, event, context)));
    }

    /** Anything else that may wait for the database. */
    <T> CompletableFuture<T> run(Object connection, Supplier<T> work) {
        return inTurn(connection, () -> Deadline.within(deadline, work));
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
        var operation = document.operation(request.operationName());
        if (operation.getOperation() != Operation.SUBSCRIPTION) {
            throw HttpRefusal.badRequest(
                    "query", "Over WebSocket only subscriptions are answered: ask all else by POST.");
        }
        documents.register(request);
        return new Opened(
                document,
                operation,
                request.variables(),
                engine.open(document, operation, request.variables(), context));
    }

    private String answered(String id, Opened opened, Object event, Map<String, Object> context) {
        var read = ClientProxy.unwrap(revisions);
        if (event instanceof Revision revision) {
            read.at(revision.number());
        }
        var answer = engine.answer(opened.document(), opened.operation(), opened.variables(), context, event);
        return ServerMessage.next(id, answer, read.used(), engine.mostBytes());
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "subscriptions");
        thread.setDaemon(true);
        // Of whichever thread asks first, else.
        thread.setContextClassLoader(Subscriptions.class.getClassLoader());
        return thread;
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
