package dev.modelatlas.graphql;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;

/**
 * Takes work that waits for the database off the event loop. Nested fields and batches are called on the event loop,
 * and must answer with a promise.
 */
public final class OnWorker {
    private OnWorker() {}

    /** Runs the work on a worker thread; the result is handed on where the request's other fields run. */
    public static <T> CompletionStage<T> call(Callable<T> work) {
        var context = Vertx.currentContext();
        return context != null
                ? context.executeBlocking(work, false).toCompletionStage()
                : Uni.createFrom()
                        .item(() -> unchecked(work))
                        .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                        .subscribeAsCompletionStage();
    }

    private static <T> T unchecked(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
