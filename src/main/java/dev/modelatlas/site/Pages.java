package dev.modelatlas.site;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.LaunchMode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.claim.ClaimLibrary;
import dev.modelatlas.graphql.PublicAddress;
import dev.modelatlas.http.rest.PathSegment;
import dev.modelatlas.value.ClasspathFile;

/**
 * Serves the playground at {@code /graphiql}, the report at {@code /report}, the claims at {@code /claims}, and each
 * claim at its own path below {@code /claims}. {@link StaticFiles} serves all other pages at their own paths.
 */
@ApplicationScoped
class Pages {
    private static final int BEFORE_FILES = -2;

    private static final String PLAYGROUND = "/playground/index.html";

    private static final String CLAIMS = "/claims/index.html";

    /**
     * Maximum number of cached pages. The site has fewer pages, even if each counts eight times: for each language, and
     * for URLs with and without the language and other parameters.
     */
    private static final int MOST_KEPT = 2_000;

    private record Key(PageHead head, String origin) {}

    private final Cache<Key, StaticFile> kept =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();
    /** The playground by public URL, of which a server has only one. */
    private final Map<String, StaticFile> playgrounds = new ConcurrentHashMap<>();

    private final ClaimLibrary claims;
    private final StaticFiles files;
    private final PublicAddress address;

    Pages(ClaimLibrary claims, StaticFiles files, PublicAddress address) {
        this.claims = claims;
        this.files = files;
        this.address = address;
    }

    void add(@Observes Router router) {
        served(router, "/graphiql").handler(http -> files.send(http, playground(), StaticFiles.VARY));
        described(router, "/", "/index.html", Pages::atlas);
        described(router, "/report", "/report/index.html", Pages::report);
        described(router, "/claims", CLAIMS, Pages::claims);
        // For an unknown claim, the page tells people that the claim does not exist. Programs see the status 404.
        PathSegment.below(router, "/claims", "[A-Za-z0-9-]{1,100}")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(this::claim);
        // The page in GraphiQL's jar is a template that only SmallRye's own UI can fill in, so this path redirects.
        List.of("/graphql-ui/", "/graphql-ui/index.html")
                .forEach(path -> router.get(path)
                        .order(BEFORE_FILES)
                        .handler(http -> http.response()
                                .setStatusCode(301)
                                .putHeader(HttpHeaders.LOCATION, "/graphiql")
                                .end()));
    }

    /** The route of a page with and without a trailing slash. A redirect between the two would drop the query string. */
    private static Route served(Router router, String path) {
        return router.route(path).order(BEFORE_FILES).method(HttpMethod.GET).method(HttpMethod.HEAD);
    }

    private StaticFile playground() {
        return LaunchMode.current() == LaunchMode.DEVELOPMENT
                ? playground(address.url())
                : playgrounds.computeIfAbsent(address.url(), Pages::playground);
    }

    /** The playground, with the public URL of the server. Links that readers copy begin with this URL. */
    private static StaticFile playground(String origin) {
        var html = ClasspathFile.text(Pages.class, "/META-INF/resources" + PLAYGROUND)
                .replace("<!--site-->\n", Markup.meta("name", "model-atlas-site", origin));
        return StaticFile.of(PLAYGROUND, html.getBytes(StandardCharsets.UTF_8));
    }

    /** Serves a file with title, description and structured data in the language of the request. */
    private void described(Router router, String path, String file, Function<PageTexts, PageHead> description) {
        // Reads the file before the first request.
        PageShell.of(file);
        served(router, path).handler(http -> {
            var head = description
                    .apply(PageTexts.in(PageLanguage.of(http)))
                    .chosen(PageLanguage.isChosen(http), PageLanguage.isWithOthers(http));
            files.send(http, page(file, head), PageLanguage.VARY);
        });
    }

    /** The page with its head. Cached, because it changes only with the head or the public URL of the server. */
    private StaticFile page(String file, PageHead head) {
        return LaunchMode.current() == LaunchMode.DEVELOPMENT
                ? PageShell.of(file).filled(head, address.url())
                : kept.get(
                        new Key(head, address.url()), key -> PageShell.of(file).filled(head, key.origin()));
    }

    private void claim(RoutingContext http) {
        // Slugs are in lower case, but the pages show them in capitals, and people type what they see.
        var slug = PathSegment.last(http).toLowerCase(Locale.ROOT);
        var texts = PageTexts.in(PageLanguage.of(http));
        var statement = claims.statement(slug).map(name -> name.in(texts.language()));
        if (statement.isEmpty()) {
            http.response().setStatusCode(404);
        }
        // All unknown claims share one page, so that they do not fill the cache.
        var path = "/claims/" + (statement.isEmpty() ? "" : slug);
        var title = statement.orElseGet(texts::claims);
        var head = new PageHead(
                texts.language(),
                PageLanguage.isChosen(http),
                PageLanguage.isWithOthers(http),
                path,
                title,
                texts.aboutClaims(),
                statement.isPresent(),
                List.of(),
                body(texts, title));
        files.send(http, page(CLAIMS, head), PageLanguage.VARY);
    }

    private static PageHead atlas(PageTexts texts) {
        return head(texts, "/", texts.atlas(), texts.aboutAtlas(), List.of(dataset(texts)));
    }

    private static PageHead report(PageTexts texts) {
        var report = StructuredData.report(texts.report(), texts.aboutReport());
        return head(texts, "/report", texts.report(), texts.aboutReport(), List.of(report, dataset(texts)));
    }

    private static PageHead claims(PageTexts texts) {
        return head(texts, "/claims", texts.claims(), texts.aboutClaims(), List.of());
    }

    private static Map<String, Object> dataset(PageTexts texts) {
        return StructuredData.dataset(texts.atlas(), texts.aboutAtlas(), texts.language());
    }

    private static PageHead head(
            PageTexts texts, String path, String title, String description, List<Map<String, Object>> data) {
        return new PageHead(texts.language(), false, false, path, title, description, true, data, body(texts, title));
    }

    /** What the page shows without scripts. The scripts replace it. */
    private static String body(PageTexts texts, String title) {
        return "<h1>" + Markup.text(title) + "</h1>\n<noscript><p class=\"lede\">" + texts.withoutScripts()
                + "</p></noscript>\n";
    }
}
