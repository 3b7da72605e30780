package dev.modelatlas.http;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.ext.web.Router;

/** Delays marked requests until their client has disconnected, as a slow key lookup might. */
@Singleton
public class HeldRequests {
    public static final String HEADER = "X-Held-By-Test";

    /** Runs after authorization, and before the handlers of this program. */
    private static final int ORDER = -2;

    private final AtomicInteger released = new AtomicInteger();

    void add(@Observes Router router) {
        router.route().order(ORDER).handler(http -> {
            if (http.request().getHeader(HEADER) == null) {
                http.next();
                return;
            }
            http.vertx().setPeriodic(1, timer -> {
                if (http.response().closed()) {
                    http.vertx().cancelTimer(timer);
                    released.incrementAndGet();
                    http.next();
                }
            });
        });
    }

    /** The number of requests that were continued. */
    public int released() {
        return released.get();
    }
}
