package dev.modelatlas.site;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.claim.ClaimLibrary;
import dev.modelatlas.country.CountryTallies;
import dev.modelatlas.graphql.PublicAddress;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.observe.RequestOutcome;
import dev.modelatlas.http.observe.RequestOutcome.Way;
import dev.modelatlas.http.observe.RequestRecord;
import dev.modelatlas.http.response.Response;
import dev.modelatlas.http.rest.PathSegment;
import dev.modelatlas.http.rest.RestEndpoint;
import dev.modelatlas.http.rest.RestEndpoints;
import dev.modelatlas.model.ModelSlugRepository;
import dev.modelatlas.organization.OrganizationDirectory;
import dev.modelatlas.organization.OrganizationTallies;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.vocabulary.OrganizationBasis;

/**
 * Serves {@code /sitemap.xml}, which tells search engines which pages exist, and {@code /robots.txt}, which lists paths
 * not to crawl.
 */
@Singleton
class Crawlers {
    private static final String SITEMAP = "/sitemap.xml";
    private static final String ROBOTS = "/robots.txt";

    /** Maximum number of cached files. Each file has up to 50,000 URLs, and takes up to a few MB. */
    private static final int MOST_KEPT = 4;

    private record Key(String origin, int revision, int part) {}

    private final PageWorkers workers;
    private final StaticFiles files;
    private final PublicAddress address;
    private final RequestRevisions revisions;
    private final ModelSlugRepository models;
    private final OrganizationDirectory organizations;
    private final OrganizationTallies tallies;
    private final CountryTallies countries;
    private final ClaimLibrary claims;
    private final Cache<Key, StaticFile> kept =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    Crawlers(
            PageWorkers workers,
            StaticFiles files,
            PublicAddress address,
            RequestRevisions revisions,
            ModelSlugRepository models,
            OrganizationDirectory organizations,
            OrganizationTallies tallies,
            CountryTallies countries,
            ClaimLibrary claims) {
        this.workers = workers;
        this.files = files;
        this.address = address;
        this.revisions = revisions;
        this.models = models;
        this.organizations = organizations;
        this.tallies = tallies;
        this.countries = countries;
        this.claims = claims;
    }

    void add(@Observes Router router, RestEndpoints endpoints) {
        endpoints.open(router, endpoint(ROBOTS, ROBOTS, "(robots)", this::robots));
        endpoints.open(router, endpoint(SITEMAP, SITEMAP, "(sitemap)", http -> sitemap(http, 0)));
        endpoints.open(
                router, endpoint("/sitemap/*", "/sitemap/:part", "(sitemap)", http -> sitemap(http, part(http))));
    }

    private RestEndpoint endpoint(String area, String path, String operation, Handler<RoutingContext> handler) {
        return RestEndpoint.of(area, path, operation, handler).withLimit(workers.limit());
    }

    /** The number of the sitemap part that the path names; -1 if the path names no part. */
    private static int part(RoutingContext http) {
        var name = PathSegment.last(http);
        return name.matches("[1-9][0-9]{0,4}\\.xml") ? Integer.parseInt(name.substring(0, name.length() - 4)) : -1;
    }

    private void robots(RoutingContext http) {
        var text = """
                # Crawlers may read the pages. Programs that need all of the data can download each export as one file.
                User-agent: *
                Allow: /graphql/schema.graphql
                Allow: /export/croissant.json
                Disallow: /graphql
                Disallow: /graphiql
                Disallow: /export/
                Disallow: /changes
                Disallow: /imports
                Disallow: /mcp
                Disallow: /s/
                Disallow: /*revision=
                Disallow: /*?r=
                Disallow: /*&r=

                Sitemap: %s
                """.formatted(address.url() + SITEMAP);
        RequestRecord.of(http).answered(RequestOutcome.ok("(robots)"), Way.COMPUTED);
        files.sendHeld(http, StaticFile.of("robots.txt", text.getBytes(StandardCharsets.UTF_8)), StaticFiles.VARY);
    }

    private void sitemap(RoutingContext http, int part) {
        workers.work(http, () -> read(http, part), failure -> new Response(http).end(failure));
    }

    private Runnable read(RoutingContext http, int part) {
        var snapshot = revisions.at(null);
        var key = new Key(address.url(), snapshot.revision(), part);
        // Concurrent requests for the same part create it only once.
        var ready = kept.get(key, missing -> made(missing, snapshot));
        return () -> {
            RequestRecord.of(http).answered(RequestOutcome.ok("(sitemap)", key.revision()), Way.COMPUTED);
            files.sendHeld(http, ready, StaticFiles.VARY);
        };
    }

    /** @throws HttpRefusal 404 when the sitemap has no such part */
    private StaticFile made(Key key, Snapshot snapshot) {
        var sitemap = new Sitemap(
                key.origin(),
                pages(snapshot),
                revisions.revision(snapshot).modelCount(),
                (skipped, most) -> models.at(snapshot, skipped, most),
                Sitemap.MOST);
        if (key.part() < 0 || key.part() > sitemap.parts()) {
            throw HttpRefusal.notFound("The sitemap has no such part. " + SITEMAP + " lists all parts.");
        }
        var text = key.part() == 0 ? sitemap.first() : sitemap.part(key.part());
        return StaticFile.of("sitemap.xml", text.getBytes(StandardCharsets.UTF_8));
    }

    /** The paths of all pages, except the pages of models, and of countries and organizations without models. */
    private List<String> pages(Snapshot snapshot) {
        var paths = new ArrayList<>(List.of("/", "/report", "/claims"));
        claims.slugs().forEach(slug -> paths.add("/claims/" + slug));
        Stream.of(ItemKind.values()).map(ItemKind::path).forEach(paths::add);
        countries.at(snapshot, null).keySet().stream()
                .sorted()
                .forEach(code -> paths.add(ItemKind.COUNTRIES.path(code)));
        var recorded = tallies.at(snapshot, OrganizationBasis.RECORDED);
        var groups = tallies.at(snapshot, OrganizationBasis.GROUP);
        organizations.at(snapshot).all().stream()
                .filter(maker -> recorded.containsKey(maker.key()) || groups.containsKey(maker.key()))
                .forEach(maker -> paths.add(ItemKind.ORGANIZATIONS.path(maker.slug())));
        return paths;
    }
}
