package dev.modelatlas.http;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.ext.web.Router;

/** Holds requests that ask for it until their client has left, and lets them through then: as a slow look for a key may. */
@Singleton
public class HeldRequests {
    static final String HEADER = "X-Held-By-Test";

    /** After authorization, and before our handlers. */
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

    /** How many were let through. */
    int released() {
        return released.get();
    }
}
