package dev.modelatlas.http.rest;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.http.message.BodyWriter;
import dev.modelatlas.http.message.ContentEncodings;
import dev.modelatlas.http.message.ETag;
import dev.modelatlas.http.observe.RequestOutcome;
import dev.modelatlas.http.observe.RequestOutcome.Way;
import dev.modelatlas.http.observe.RequestRecord;
import dev.modelatlas.http.response.CacheControl;
import dev.modelatlas.http.response.Response;
import dev.modelatlas.http.response.TransitLimit;
import dev.modelatlas.work.Transit;

/**
 * Sends a text that changes only with a new release of the server. Uses gzip if the client accepts it and the result is
 * shorter.
 */
public final class FixedText implements Handler<RoutingContext> {
    private final RequestOutcome outcome;
    private final String contentType;
    private final Map<String, String> headers;
    private final Buffer body;
    private final Buffer gzip;
    private final ETag etag;

    private FixedText(String operation, String contentType, Map<String, String> headers, String text) {
        this.outcome = RequestOutcome.ok(operation);
        this.contentType = contentType;
        this.headers = headers;
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        this.body = Buffer.buffer(bytes);
        this.gzip = Buffer.buffer(ContentEncodings.gzip(bytes));
        this.etag = ETag.of(bytes);
    }

    /**
     * A handler for a route that {@link RestEndpoints} did not open. The route must run after authorization, and must
     * have a {@code RequestObserver}.
     *
     * @param operation name of the route in metrics and logs, in brackets
     */
    public static FixedText of(String operation, String contentType, String text) {
        return new FixedText(operation, contentType, Map.of(), text);
    }

    /**
     * Creates an endpoint whose response is a fixed text.
     *
     * @param headers further headers of the response
     */
    public static RestEndpoint endpoint(
            String area, String path, String operation, String contentType, Map<String, String> headers, String text) {
        return RestEndpoint.of(area, path, operation, new FixedText(operation, contentType, headers, text));
    }

    @Override
    public void handle(RoutingContext http) {
        var compressed = gzip.length() < body.length()
                && ContentEncodings.acceptGzip(ContentEncodings.header(http, HttpHeaders.ACCEPT_ENCODING));
        var isKnown = etag.isHeldBy(http, compressed);
        var text = compressed ? gzip : body;
        // Over HTTP/1.1, each response that the client does not read takes a copy of the text.
        var place = isKnown ? Optional.of(Transit.NOWHERE) : TransitLimit.reserve(http, text.length());
        if (place.isEmpty()) {
            return;
        }
        RequestRecord.of(http).answered(outcome, Way.COMPUTED);
        var response = http.response()
                .putHeader(HttpHeaders.VARY, Response.VARY)
                .putHeader(
                        HttpHeaders.CACHE_CONTROL,
                        CacheControl.anHour(http.request().headers()))
                .putHeader(HttpHeaders.ETAG, etag.value(compressed));
        if (isKnown) {
            response.setStatusCode(304).end();
            return;
        }
        headers.forEach(response::putHeader);
        response.putHeader(HttpHeaders.CONTENT_TYPE, contentType);
        if (compressed) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        BodyWriter.end(http.request(), text).onComplete(taken -> place.get().leave());
    }
}
