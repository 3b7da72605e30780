package dev.modelatlas.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;

/** Puts the playground at {@code /graphiql}; {@link StaticFiles} serves all else where it lies. */
@ApplicationScoped
class Pages {
    private static final int BEFORE_FILES = -2;

    /** With and without a slash at its end: a redirect would cost the link its query. */
    void add(@Observes Router router) {
        router.route("/graphiql")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(http -> http.reroute("/playground/index.html"));
        // The page that GraphiQL's jar brings is a template that only SmallRye's own UI fills in.
        router.getWithRegex("/graphql-ui/(index\\.html)?")
                .order(BEFORE_FILES)
                .handler(http -> http.response()
                        .setStatusCode(301)
                        .putHeader(HttpHeaders.LOCATION, "/graphiql")
                        .end());
    }
}
