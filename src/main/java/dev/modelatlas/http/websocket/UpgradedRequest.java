package dev.modelatlas.http.websocket;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.vertx.core.http.HttpServerRequest;

/**
 * Tells Quarkus that a request that became a WebSocket has ended. The response to this request never ends, so a
 * shutdown would otherwise wait until quarkus.shutdown.timeout has passed. Quarkus has no public API for this.
 */
final class UpgradedRequest {
    private static final MethodHandle DONE = done();

    private UpgradedRequest() {}

    static void isOver(HttpServerRequest request) {
        try {
            DONE.invoke(QuarkusRequestWrapper.get(request));
        } catch (Throwable defect) {
            throw new IllegalStateException("Could not report the end of a request to Quarkus", defect);
        }
    }

    private static MethodHandle done() {
        try {
            return MethodHandles.privateLookupIn(QuarkusRequestWrapper.class, MethodHandles.lookup())
                    .findVirtual(QuarkusRequestWrapper.class, "done", MethodType.methodType(void.class));
        } catch (ReflectiveOperationException otherVersion) {
            throw new IllegalStateException("This version of Quarkus is not supported", otherVersion);
        }
    }
}
