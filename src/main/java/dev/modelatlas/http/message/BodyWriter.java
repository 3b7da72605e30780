package dev.modelatlas.http.message;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** Sends the body of a response; for HEAD, only the length of the body. */
public final class BodyWriter {
    private BodyWriter() {}

    /**
     * Ends a response with a body. For HEAD, sends only the length of the body. Over HTTP/2, Vert.x would otherwise
     * send the body in response to HEAD, too.
     */
    public static Future<Void> end(HttpServerRequest request, Buffer body) {
        return isHead(request)
                ? request.response()
                        .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
                        .end()
                : request.response().end(body);
    }

    /** Whether the client requests only the headers. */
    public static boolean isHead(HttpServerRequest request) {
        return request.method().equals(HttpMethod.HEAD);
    }
}
