package dev.modelatlas.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;

import dev.modelatlas.claim.ClaimLibrary;

/**
 * Serves the playground at {@code /graphiql}, the report at {@code /report}, the claims at {@code /claims}, and each
 * claim at its own path below it. {@link StaticFiles} serves all other pages at their own paths.
 */
@ApplicationScoped
class Pages {
    private static final int BEFORE_FILES = -2;

    private static final String CLAIMS = "/claims/index.html";

    private final ClaimLibrary claims;

    @Inject
    Pages(ClaimLibrary claims) {
        this.claims = claims;
    }

    void add(@Observes Router router) {
        serve(router, "/graphiql", "/playground/index.html");
        serve(router, "/report", "/report/index.html");
        serve(router, "/claims", CLAIMS);
        // The page of an unknown claim explains itself to people; the status tells everybody else.
        router.routeWithRegex("/claims/(?<slug>[a-z0-9-]{1,100})")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(http -> {
                    if (!claims.contains(http.pathParam("slug"))) {
                        http.response().setStatusCode(404);
                    }
                    http.reroute(CLAIMS);
                });
        // Redirects from the page in GraphiQL's jar. It is a template that only SmallRye's own UI can fill in.
        router.getWithRegex("/graphql-ui/(index\\.html)?")
                .order(BEFORE_FILES)
                .handler(http -> http.response()
                        .setStatusCode(301)
                        .putHeader(HttpHeaders.LOCATION, "/graphiql")
                        .end());
    }

    /**
     * The page has the same content with and without a trailing slash, because a redirect would drop the link's query
     * string.
     */
    private static void serve(Router router, String path, String file) {
        router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(http -> http.reroute(file));
    }
}
