package dev.modelatlas.http.message;

import java.time.Duration;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;

/** An error that occurs before an HTTP request becomes a GraphQL request. It has an HTTP status. */
public final class HttpRefusal extends ApiException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String allow;

    private HttpRefusal(int status, String allow, ErrorCode code, String argument, String message) {
        super(code, argument, message);
        this.status = status;
        this.allow = allow;
    }

    /**
     * Status 400: the request is invalid.
     *
     * @param member name of the invalid member or parameter; null when the problem is not in a single member
     */
    public static HttpRefusal badRequest(String member, String message) {
        return new HttpRefusal(400, null, ErrorCode.BAD_REQUEST, member, message);
    }

    /** Status 431: the request has too many headers. */
    public static HttpRefusal tooManyHeaders(int most) {
        return new HttpRefusal(
                431,
                null,
                ErrorCode.BAD_REQUEST,
                null,
                "The request has too many headers. The maximum is " + most + ".");
    }

    /** Status 405, with the allowed methods. */
    public static HttpRefusal methodNotAllowed(String allow, String message) {
        return new HttpRefusal(405, allow, ErrorCode.METHOD_NOT_ALLOWED, null, message);
    }

    /** Status 404: something that the URL identifies does not exist, or belongs to another caller. */
    public static HttpRefusal notFound(String message) {
        return new HttpRefusal(404, null, ErrorCode.NOT_FOUND, null, message);
    }

    public static HttpRefusal notFound() {
        return new HttpRefusal(404, null, ErrorCode.NOT_FOUND, null, "No endpoint exists at this URL.");
    }

    public static HttpRefusal notAcceptable(String mediaType) {
        return new HttpRefusal(
                406,
                null,
                ErrorCode.NOT_ACCEPTABLE,
                null,
                "Set the `Accept` header to " + mediaType + ". This endpoint returns no other media type.");
    }

    public static HttpRefusal payloadTooLarge(long limit) {
        return new HttpRefusal(
                413, null, ErrorCode.PAYLOAD_TOO_LARGE, null, "The body is larger than " + limit + " bytes.");
    }

    /** Status 415: the message names the supported media type. */
    public static HttpRefusal unsupportedMediaType(String message) {
        return new HttpRefusal(415, null, ErrorCode.UNSUPPORTED_MEDIA_TYPE, null, message);
    }

    /** Status 408: the client did not send the body in time. */
    public static HttpRefusal requestTimeout(Duration time) {
        return new HttpRefusal(
                408,
                null,
                ErrorCode.TIMEOUT,
                null,
                "The request stalled, or did not arrive within " + words(time) + ". Send it without pauses.");
    }

    private static String words(Duration time) {
        return time.toMillis() < 1000 ? time.toMillis() + " ms" : time.toSeconds() + " s";
    }

    /**
     * Status 408: the client disconnected, or did not read the response in time. It does not get this error, which is
     * only logged.
     */
    public static HttpRefusal responseNotRead() {
        return new HttpRefusal(408, null, ErrorCode.TIMEOUT, null, "The client did not read the response in time.");
    }

    /** Status 507: the server cannot store the file or read it again, usually because its disk is full. */
    public static HttpRefusal insufficientStorage() {
        return new HttpRefusal(
                507,
                null,
                ErrorCode.INSUFFICIENT_STORAGE,
                null,
                "The server could not store the whole file, and imported nothing. Send it again later.");
    }

    /** Status 503: the client may retry after one second. */
    public static HttpRefusal overloaded() {
        return new HttpRefusal(
                503, null, ErrorCode.OVERLOADED, null, "The server is busy. Try again after at least one second.");
    }

    /**
     * Status 503: other publications are in progress. The client may retry after one second.
     *
     * @param ofOne maximum number of concurrent publications of one publisher
     */
    public static HttpRefusal tooManyPublications(int ofOne) {
        return new HttpRefusal(
                503,
                null,
                ErrorCode.OVERLOADED,
                null,
                "The server is busy with other publications, and published nothing. Each publisher can have at most "
                        + ofOne + " in progress at the same time. Try again after at least one second.");
    }

    /** Status 503: the server executed a mutation, but has no memory to send the response. */
    public static HttpRefusal overloadedAfterMutation() {
        return new HttpRefusal(
                503,
                null,
                ErrorCode.OVERLOADED,
                null,
                "The server has executed the mutation, but is too busy to send the response. To get the response, send"
                        + " the mutation again with the same idempotency key, after at least one second.");
    }

    public int status() {
        return status;
    }

    /** Value of the header {@code Allow} for status 405; null for other errors. */
    public String allow() {
        return allow;
    }
}
