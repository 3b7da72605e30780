package dev.modelatlas.http;

import java.time.Duration;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;

/** An HTTP request that is refused before it becomes a GraphQL request, with its status. */
final class HttpRefusal extends ApiException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String allow;

    private HttpRefusal(int status, String allow, ErrorCode code, String argument, String message) {
        super(code, argument, message);
        this.status = status;
        this.allow = allow;
    }

    /** 400: {@code member} of the envelope, or all of it when null, is not what it has to be. */
    static HttpRefusal badRequest(String member, String message) {
        return new HttpRefusal(400, null, ErrorCode.BAD_REQUEST, member, message);
    }

    /** 405, with the methods that are allowed instead. */
    static HttpRefusal methodNotAllowed(String allow, String message) {
        return new HttpRefusal(405, allow, ErrorCode.METHOD_NOT_ALLOWED, null, message);
    }

    static HttpRefusal notFound() {
        return new HttpRefusal(404, null, ErrorCode.NOT_FOUND, null, "There is nothing at this address.");
    }

    static HttpRefusal notAcceptable() {
        return new HttpRefusal(
                406,
                null,
                ErrorCode.NOT_ACCEPTABLE,
                null,
                "Accept one of application/graphql-response+json and application/json: nothing else is written.");
    }

    static HttpRefusal notAcceptable(String mediaType) {
        return new HttpRefusal(
                406, null, ErrorCode.NOT_ACCEPTABLE, null, "Accept " + mediaType + ": nothing else is written here.");
    }

    static HttpRefusal payloadTooLarge(long limit) {
        return new HttpRefusal(
                413, null, ErrorCode.PAYLOAD_TOO_LARGE, null, "The body is larger than " + limit + " bytes.");
    }

    static HttpRefusal unsupportedMediaType() {
        return new HttpRefusal(
                415,
                null,
                ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                null,
                "Send the body as Content-Type: application/json, in UTF-8.");
    }

    /** 415, with what is right. */
    static HttpRefusal unsupportedMediaType(String message) {
        return new HttpRefusal(415, null, ErrorCode.UNSUPPORTED_MEDIA_TYPE, null, message);
    }

    /** 408: the client is too slow. */
    static HttpRefusal requestTimeout(Duration time) {
        return new HttpRefusal(
                408,
                null,
                ErrorCode.TIMEOUT,
                null,
                "The request did not arrive within " + time.toSeconds() + " s: send it at once.");
    }

    /** The client takes an answer too slowly; it has begun, so that nobody reads this but the log. */
    static HttpRefusal requestTimeout() {
        return new HttpRefusal(408, null, ErrorCode.TIMEOUT, null, "The answer was not taken in time.");
    }

    /** 507: the server has no room on its disk for what was sent. */
    static HttpRefusal insufficientStorage() {
        return new HttpRefusal(
                507,
                null,
                ErrorCode.INSUFFICIENT_STORAGE,
                null,
                "The server could not store the whole file, and imported nothing of it. Send it again later.");
    }

    /** 503: come back in a second. */
    static HttpRefusal overloaded() {
        return new HttpRefusal(
                503, null, ErrorCode.OVERLOADED, null, "The server is busy; ask again in a second or later.");
    }

    int status() {
        return status;
    }

    /** Value of the header Allow; null when the method is not at fault. */
    String allow() {
        return allow;
    }
}
