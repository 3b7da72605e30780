package dev.modelatlas.access;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.ext.web.Router;

import dev.modelatlas.http.admission.ConcurrencyLimit;
import dev.modelatlas.http.rest.RestEndpoint;
import dev.modelatlas.http.rest.RestEndpoints;

/** An endpoint with few slots, which a test can occupy. */
@Singleton
public class FourSlots {
    static final String PATH = "/export/four-slots";

    final ConcurrencyLimit slots = new ConcurrencyLimit(4, 4);

    void add(@Observes Router router, RestEndpoints endpoints) {
        endpoints.open(
                router,
                RestEndpoint.of(
                                "/export/*",
                                PATH,
                                "(slots)",
                                http -> http.response().end())
                        .withLimit(slots));
    }
}
