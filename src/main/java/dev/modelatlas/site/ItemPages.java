package dev.modelatlas.site;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.graphql.PublicAddress;
import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.http.connection.HttpExchange;
import dev.modelatlas.http.message.ContentEncodings;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.message.MediaRange;
import dev.modelatlas.http.message.QueryParameters;
import dev.modelatlas.http.message.RefusalStatus;
import dev.modelatlas.http.observe.RequestOutcome;
import dev.modelatlas.http.observe.RequestOutcome.Way;
import dev.modelatlas.http.observe.RequestRecord;
import dev.modelatlas.http.response.CacheControl;
import dev.modelatlas.http.response.Response;
import dev.modelatlas.http.rest.PathSegment;
import dev.modelatlas.http.rest.RestEndpoint;
import dev.modelatlas.http.rest.RestEndpoints;
import dev.modelatlas.vocabulary.Language;

/**
 * Serves a page for each model, organization and country, and an index page for each kind. The HTML of these pages
 * contains data, so the access control and the rate limits of the API also apply to them.
 */
@Singleton
class ItemPages {
    private static final String SHELL = "/things/index.html";
    private static final String HTML = "text/html";

    private final Items items;
    private final PageWorkers workers;
    private final StaticFiles files;
    private final PublicAddress address;

    ItemPages(Items items, PageWorkers workers, StaticFiles files, PublicAddress address) {
        this.items = items;
        this.workers = workers;
        this.files = files;
        this.address = address;
    }

    void add(@Observes Router router, RestEndpoints endpoints) {
        // Reads the file before the first request.
        PageShell.of(SHELL);
        for (var kind : ItemKind.values()) {
            open(router, endpoints, kind, kind.path(), kind.path(), false);
            open(router, endpoints, kind, kind.path() + "/*", kind.path() + "/:key", true);
        }
    }

    private void open(Router router, RestEndpoints endpoints, ItemKind kind, String area, String path, boolean isItem) {
        endpoints.open(
                router,
                RestEndpoint.of(area, path, kind.operation(), http -> answer(http, kind, isItem))
                        .withLimit(workers.limit()));
    }

    private void answer(RoutingContext http, ItemKind kind, boolean isItem) {
        var request = new ItemRequest(
                kind,
                isItem ? PathSegment.last(http) : null,
                null,
                PageLanguage.of(http),
                PageLanguage.isChosen(http),
                PageLanguage.isWithOthers(http));
        workers.work(http, () -> page(http, request), failure -> fail(http, request, failure));
    }

    /** Prepares the page, and returns the action that sends it. Runs on a thread that may block. */
    private Runnable page(RoutingContext http, ItemRequest unpinned) {
        var request = unpinned.at(QueryParameters.ofPage(http).number("revision"));
        if (request.key() == null) {
            var revision = items.revision(request);
            return sending(http, 200, outcome(request, revision), request.index());
        }
        var page = items.page(request);
        return page.key().equals(request.key())
                ? sending(http, 200, outcome(request, page.revision()), page.head())
                : () -> redirect(http, request, request.kind().path(page.key()));
    }

    private static RequestOutcome outcome(ItemRequest request, int revision) {
        return RequestOutcome.ok(request.kind().operation(), revision);
    }

    private void redirect(RoutingContext http, ItemRequest request, String path) {
        RequestRecord.of(http).answered(RequestOutcome.ok(request.kind().operation()), Way.COMPUTED);
        var query = http.request().query();
        var isShort = query == null || query.length() <= HttpExchange.MOST_REPEATED;
        http.response()
                .setStatusCode(301)
                .putHeader(
                        HttpHeaders.LOCATION,
                        path + (query == null ? "" : isShort ? "?" + query : request.parameters()))
                // Cached for an hour only, because the old path may become valid again, for example when an
                // organization is renamed back.
                .putHeader(
                        HttpHeaders.CACHE_CONTROL,
                        CacheControl.anHour(http.request().headers()))
                .putHeader(HttpHeaders.VARY, Response.VARY)
                .end();
    }

    /** Sends an error as a page to clients that accept HTML, and as problem details to other clients. */
    private void fail(RoutingContext http, ItemRequest request, Throwable failure) {
        if (!MediaRange.accepts(ContentEncodings.header(http, HttpHeaders.ACCEPT), HTML)) {
            new Response(http).end(failure);
            return;
        }
        var error = CodedError.of(failure);
        var status = failure instanceof HttpRefusal refusal ? refusal.status() : RefusalStatus.of(error);
        if (status == 503) {
            http.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        var page = status == 404 && request.key() != null && failure instanceof HttpRefusal
                ? request.failed(request.texts().unknown(request.kind(), request.key()), request.language())
                : request.failed(error.getMessage(), Language.EN);
        sending(http, status, RequestOutcome.refused(request.kind().operation(), error), page)
                .run();
    }

    /** Creates a page, and returns the action that sends it. */
    private Runnable sending(RoutingContext http, int status, RequestOutcome outcome, PageHead head) {
        var page = PageShell.of(SHELL).filled(head, address.url());
        return () -> {
            RequestRecord.of(http).answered(outcome, status == 200 ? Way.COMPUTED : Way.REFUSED);
            http.response().setStatusCode(status);
            files.sendHeld(http, page, PageLanguage.VARY);
        };
    }
}
