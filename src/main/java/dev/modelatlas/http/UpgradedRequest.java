package dev.modelatlas.http;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.vertx.core.http.HttpServerRequest;

/**
 * Tells Quarkus that a request is over which has become a WebSocket. Its response never ends, and a server that is told
 * to end would wait for it as long as quarkus.shutdown.timeout. Quarkus has no public way to say so.
 */
final class UpgradedRequest {
    private static final MethodHandle DONE = done();

    private UpgradedRequest() {}

    static void isOver(HttpServerRequest request) {
        try {
            DONE.invoke(QuarkusRequestWrapper.get(request));
        } catch (Throwable defect) {
            throw new IllegalStateException("Quarkus does not take the end of a request", defect);
        }
    }

    private static MethodHandle done() {
        try {
            return MethodHandles.privateLookupIn(QuarkusRequestWrapper.class, MethodHandles.lookup())
                    .findVirtual(QuarkusRequestWrapper.class, "done", MethodType.methodType(void.class));
        } catch (ReflectiveOperationException otherVersion) {
            throw new IllegalStateException("This is another Quarkus than the one it was written for", otherVersion);
        }
    }
}
