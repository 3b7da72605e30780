package dev.modelatlas.http.message;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

import graphql.GraphQLError;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Errors on paths other than {@code /graphql}, in the format of RFC 9457: {@code type}, {@code title}, {@code status}
 * and {@code detail}, with the additional members {@code code} and {@code argument}. The member {@code errors} has the
 * same error in GraphQL's format, for clients written for the first release.
 */
public final class ProblemDetails {
    private static final String MEDIA_TYPE = "application/problem+json";

    /**
     * The {@code type} of every problem. It says no more than the status; clients distinguish problems by {@code code}.
     */
    private static final String NO_TYPE = "about:blank";

    private static final String IN_REQUEST = ProblemDetails.class.getName();

    private ProblemDetails() {}

    /** Marks a request on a path other than {@code /graphql}, so that its errors are sent as problem details. */
    public static void mark(RoutingContext http) {
        http.put(IN_REQUEST, true);
    }

    /**
     * Whether to send this request's errors as problem details. Returns true if the path is not {@code /graphql} and
     * the client accepts JSON.
     */
    public static boolean areFor(RoutingContext http) {
        var accept = ContentEncodings.header(http, HttpHeaders.ACCEPT);
        return http.get(IN_REQUEST) != null
                && Stream.of(MEDIA_TYPE, "application/json").anyMatch(type -> MediaRange.accepts(accept, type));
    }

    /**
     * Value of the header {@code Content-Type}. It has no charset, because RFC 9457 defines no such parameter: the body
     * is always UTF-8.
     */
    public static String contentType() {
        return MEDIA_TYPE;
    }

    public static byte[] body(int status, GraphQLError error) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", NO_TYPE);
        problem.put("title", HttpResponseStatus.valueOf(status).reasonPhrase());
        problem.put("status", status);
        problem.put("detail", error.getMessage());
        problem.putAll(error.getExtensions());
        problem.put("errors", List.of(ResponseBody.toMap(error)));
        return ResponseBody.text(problem).getBytes(StandardCharsets.UTF_8);
    }
}
