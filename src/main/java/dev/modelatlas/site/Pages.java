package dev.modelatlas.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;

/** Puts the playground at {@code /graphiql}; all else of the site is served where its files lie. */
@ApplicationScoped
class Pages {
    /** With and without a slash at its end: a redirect would cost the link its query. */
    void add(@Observes Router router) {
        router.route("/graphiql")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(http -> http.reroute("/playground/index.html"));
        // The page that GraphiQL's jar brings is a template that only SmallRye's own UI fills in.
        router.getWithRegex("/graphql-ui/(index\\.html)?")
                .handler(http -> http.response()
                        .setStatusCode(301)
                        .putHeader(HttpHeaders.LOCATION, "/graphiql")
                        .end());
    }
}
