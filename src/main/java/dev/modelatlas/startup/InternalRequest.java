package dev.modelatlas.startup;

import java.time.Duration;
import java.util.function.Supplier;

import io.quarkus.arc.Arc;

import dev.modelatlas.sql.Deadline;
import dev.modelatlas.sql.ReadRouting;

/**
 * Runs the server's internal read-only work like a request: with a context and a deadline, on the primary or a replica.
 */
final class InternalRequest {
    private InternalRequest() {}

    static <T> T within(Duration time, Supplier<T> work) {
        var request = Arc.container().requestContext();
        request.activate();
        try {
            return Deadline.within(time, () -> ReadRouting.onAnyServer(work));
        } finally {
            request.terminate();
        }
    }
}
