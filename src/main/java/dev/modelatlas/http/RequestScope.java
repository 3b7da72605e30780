package dev.modelatlas.http;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

import io.quarkus.arc.Arc;

import dev.modelatlas.sql.Deadline;
import dev.modelatlas.sql.Reading;

/** What Quarkus does for a request by HTTP on its own threads, on ours: a CDI context, and a deadline. */
final class RequestScope {

    private RequestScope() {}

    /**
     * Does work that reads and writes nothing, as a request by itself.
     *
     * @param work is given what fetchers have to find in the GraphQLContext
     */
    static <T> T within(Duration deadline, Function<Map<String, Object>, T> work) {
        var request = Arc.container().requestContext();
        request.activate();
        try {
            var context = Map.<String, Object>of("state", request.getState());
            return Deadline.within(deadline, () -> Reading.anywhere(() -> work.apply(context)));
        } finally {
            request.terminate();
        }
    }
}
