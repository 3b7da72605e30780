package dev.modelatlas.http.response;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import io.quarkus.arc.Arc;

import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.execution.Answer;
import dev.modelatlas.sql.Deadline;
import dev.modelatlas.sql.ReadRouting;

/**
 * Runs work on the current thread with a CDI request context of its own. The context ends when the work ends, even if
 * the client disconnects earlier.
 */
public final class RequestScope {

    private RequestScope() {}

    /**
     * Runs read-only work with a deadline.
     *
     * @param work called with the values that data fetchers need in the GraphQLContext
     */
    public static <T> T within(Duration deadline, Function<Map<String, Object>, T> work) {
        return call(context -> Deadline.within(deadline, () -> ReadRouting.onAnyServer(() -> work.apply(context))));
    }

    /**
     * Runs work that may write, and that sets its own deadline.
     *
     * @param work called with the values that data fetchers need in the GraphQLContext
     */
    public static void run(Consumer<Map<String, Object>> work) {
        call(context -> {
            work.accept(context);
            return null;
        });
    }

    /**
     * Executes a document that only reads, and repeats it once if the database was unavailable. A database server that
     * shuts down closes its connections, but another server may already be available. Does not repeat work that has
     * used half of its time, or that ended with a timeout.
     */
    public static Answer read(Duration deadline, Supplier<Answer> work) {
        var begin = System.nanoTime();
        var answer = work.get();
        var isEarly = System.nanoTime() - begin < deadline.toNanos() / 2;
        if (!isEarly || !answer.failedBy(ErrorCode.UNAVAILABLE)) {
            return answer;
        }
        ReadRouting.tryReplicaAgain();
        return work.get();
    }

    private static <T> T call(Function<Map<String, Object>, T> work) {
        var request = Arc.container().requestContext();
        request.activate();
        try {
            return work.apply(Map.of("state", request.getState()));
        } finally {
            request.terminate();
        }
    }
}
