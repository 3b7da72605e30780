package dev.modelatlas.http.response;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

import io.quarkus.arc.Arc;

import dev.modelatlas.sql.Deadline;
import dev.modelatlas.sql.ReadRouting;

/**
 * Runs work on the current thread with a deadline and with a CDI request context. Quarkus provides such a context only
 * for HTTP requests on its own threads.
 */
public final class RequestScope {

    private RequestScope() {}

    /**
     * Runs read-only work in a CDI request context of its own.
     *
     * @param work called with the values that data fetchers need in the GraphQLContext
     */
    public static <T> T within(Duration deadline, Function<Map<String, Object>, T> work) {
        var request = Arc.container().requestContext();
        request.activate();
        try {
            var context = Map.<String, Object>of("state", request.getState());
            return Deadline.within(deadline, () -> ReadRouting.onAnyServer(() -> work.apply(context)));
        } finally {
            request.terminate();
        }
    }
}
