package dev.modelatlas.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;

/** Serves the playground at {@code /graphiql}. {@link StaticFiles} serves all other pages at their own paths. */
@ApplicationScoped
class Pages {
    private static final int BEFORE_FILES = -2;

    /**
     * The page has the same content with and without a trailing slash, because a redirect would drop the link's query
     * string.
     */
    void add(@Observes Router router) {
        router.route("/graphiql")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(http -> http.reroute("/playground/index.html"));
        // Redirects from the page in GraphiQL's jar. It is a template that only SmallRye's own UI can fill in.
        router.getWithRegex("/graphql-ui/(index\\.html)?")
                .order(BEFORE_FILES)
                .handler(http -> http.response()
                        .setStatusCode(301)
                        .putHeader(HttpHeaders.LOCATION, "/graphiql")
                        .end());
    }
}
