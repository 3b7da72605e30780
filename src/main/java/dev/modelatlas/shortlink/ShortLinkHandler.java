package dev.modelatlas.shortlink;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.access.Publisher;
import dev.modelatlas.access.PublisherCheck;
import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.PublicAddress;
import dev.modelatlas.http.message.BodyWriter;
import dev.modelatlas.http.message.ContentEncodings;
import dev.modelatlas.http.message.ETag;
import dev.modelatlas.http.message.HttpConfig;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.message.MediaRange;
import dev.modelatlas.http.message.RefusalStatus;
import dev.modelatlas.http.message.ResponseBody;
import dev.modelatlas.http.observe.RequestOutcome;
import dev.modelatlas.http.observe.RequestOutcome.Way;
import dev.modelatlas.http.observe.RequestRecord;
import dev.modelatlas.http.request.BoundedRequestBody;
import dev.modelatlas.http.request.RequestReader;
import dev.modelatlas.http.response.CacheControl;
import dev.modelatlas.http.response.Response;
import dev.modelatlas.http.rest.PathSegment;
import dev.modelatlas.http.rest.RequestThreads;
import dev.modelatlas.http.rest.RestEndpoint;
import dev.modelatlas.http.rest.RestEndpoints;
import dev.modelatlas.sql.Deadline;
import dev.modelatlas.sql.ReadRouting;
import dev.modelatlas.work.WorkerWatch;

/**
 * Stores documents, and responds to requests for their short links. A client stores a document by POST. The server,
 * not the client, computes the canonical form of the document and its hash.
 */
@Singleton
class ShortLinkHandler {
    static final String PATH = "/s";
    private static final String STORE = "(store)";
    private static final String OPEN = "(short link)";
    private static final String JSON = "application/json; charset=utf-8";
    private static final Pattern ID = Pattern.compile("[0-9a-hjkmnp-tv-z]{16}");

    private final ShippedDocuments shipped;
    private final StoredDocumentRepository stored;
    private final DocumentCheck check;
    private final PublicAddress address;
    private final ShortLinkConfig config;
    private final HttpConfig http;
    private final RequestThreads threads;

    ShortLinkHandler(
            ShippedDocuments shipped,
            StoredDocumentRepository stored,
            DocumentCheck check,
            PublicAddress address,
            ShortLinkConfig config,
            HttpConfig http,
            WorkerWatch workers,
            MeterRegistry metrics) {
        this.shipped = shipped;
        this.stored = stored;
        this.check = check;
        this.address = address;
        this.config = config;
        this.http = http;
        this.threads = new RequestThreads("short-links", http.deadline(), workers, metrics);
    }

    void add(@Observes Router router, RestEndpoints endpoints) {
        endpoints.open(
                router,
                RestEndpoint.of(PATH, PATH, STORE, this::store)
                        .withMethods(List.of("POST"), "Send the document by POST.")
                        .withLimit(threads.limit()));
        endpoints.open(
                router,
                RestEndpoint.of(PATH + "/*", PATH + "/:id", OPEN, this::open)
                        .withMethods(
                                List.of("GET", "HEAD"),
                                "Use GET. To store a document, send it to " + PATH + " by POST.")
                        .withLimit(threads.limit()));
    }

    private void store(RoutingContext request) {
        try {
            var publisher = Publisher.of(PublisherCheck.require(request));
            RequestReader.requireJson(request);
            BoundedRequestBody.receive(request, config.maxSize().asLongValue(), http.readTimeout(), (body, failure) -> {
                if (failure == null) {
                    work(request, () -> stored(request, publisher, body));
                } else {
                    refuse(request, failure);
                }
            });
        } catch (RuntimeException refusal) {
            refuse(request, refusal);
        }
    }

    private Runnable stored(RoutingContext request, Publisher publisher, Buffer body) {
        var document = check.accepted(body);
        var status = switch (stored.add(document, publisher, config.maxPerPublisher())) {
            case STORED -> 201;
            case KNOWN -> 200;
            case COLLISION -> throw collision(document);
            case TOO_MANY -> throw tooMany();
        };
        return () -> answerStored(request, status, document);
    }

    private static ApiException collision(StoredDocument document) {
        return new ApiException(
                ErrorCode.ID_COLLISION,
                "query",
                "Another document is stored with the ID " + document.id()
                        + ". Add a comment to your document, so that it gets a different ID.");
    }

    private ApiException tooMany() {
        return new ApiException(
                ErrorCode.LIMIT_EXCEEDED,
                null,
                "This publisher has stored " + config.maxPerPublisher()
                        + " documents, which is the limit. Ask the operator of the server to raise it.");
    }

    private void answerStored(RoutingContext request, int status, StoredDocument document) {
        var path = PATH + "/" + document.id();
        var body = new LinkedHashMap<String, Object>();
        body.put("id", document.id());
        body.put("sha256", document.sha256());
        body.put("url", address.url() + path);
        answer(request, STORE)
                .setStatusCode(status)
                .putHeader(HttpHeaders.LOCATION, path)
                .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        BodyWriter.end(request.request(), Buffer.buffer(ResponseBody.text(body)));
    }

    private void open(RoutingContext request) {
        var id = PathSegment.last(request);
        if (!ID.matcher(id).matches()) {
            new Response(request).end(unknown());
            return;
        }
        var example = shipped.find(id);
        if (example.isPresent()) {
            answer(request, id, example.get());
        } else {
            work(request, () -> {
                var json = find(id).orElseThrow(ShortLinkHandler::unknown);
                return () -> answer(request, id, json);
            });
        }
    }

    /**
     * Reads a document from a replica if possible. A replica may lack a new document. If the document is not found
     * there, this method reads it from the primary.
     */
    private Optional<String> find(String id) {
        var found = ReadRouting.onAnyServer(() -> stored.find(id));
        return found.isPresent() ? found : stored.find(id);
    }

    private static HttpRefusal unknown() {
        return HttpRefusal.notFound("No document is stored with this ID.");
    }

    /**
     * Redirects clients that prefer HTML, such as browsers, to the playground, which loads the JSON. Sends the JSON to
     * all other clients.
     */
    private static void answer(RoutingContext request, String id, String json) {
        var response = answer(request, OPEN);
        if (MediaRange.prefersHtml(ContentEncodings.header(request, HttpHeaders.ACCEPT))) {
            response.setStatusCode(302)
                    .putHeader(HttpHeaders.LOCATION, "/graphiql?s=" + id)
                    .putHeader(
                            HttpHeaders.CACHE_CONTROL,
                            CacheControl.anHour(request.request().headers()))
                    .end();
            return;
        }
        var etag = new ETag(id);
        response.putHeader(
                        HttpHeaders.CACHE_CONTROL,
                        CacheControl.forEver(request.request().headers()))
                .putHeader(HttpHeaders.ETAG, etag.value(false));
        if (etag.isHeldBy(request, false)) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        BodyWriter.end(request.request(), Buffer.buffer(json));
    }

    private static HttpServerResponse answer(RoutingContext request, String operation) {
        RequestRecord.of(request).answered(RequestOutcome.ok(operation), Way.COMPUTED);
        return request.response().putHeader(HttpHeaders.VARY, Response.VARY);
    }

    private void work(RoutingContext request, Supplier<Runnable> step) {
        threads.work(
                request,
                left -> Deadline.within(left, () -> orRefusal(request, step)),
                failure -> refuse(request, failure));
    }

    /** A refused document is no defect, which the threads would log. */
    private static Runnable orRefusal(RoutingContext request, Supplier<Runnable> step) {
        try {
            return step.get();
        } catch (DocumentRefusal refusal) {
            return () -> new Response(request).end(RefusalStatus.of(refusal.error()), refusal.error());
        }
    }

    private static void refuse(RoutingContext request, Throwable failure) {
        new Response(request).endWithoutReading(failure);
    }

    @PreDestroy
    void stop() {
        threads.stop();
    }
}
