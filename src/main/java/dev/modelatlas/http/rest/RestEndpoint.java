package dev.modelatlas.http.rest;

import java.util.List;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.http.admission.ConcurrencyLimit;

/**
 * An HTTP endpoint other than {@code /graphql}.
 *
 * @param area a path, or all paths below it ({@code /export/*}), with common access control. Paths in the area without
 *     an endpoint get 404
 * @param path path of the endpoint, which must be within the area. It may end with a name ({@code /imports/:id}), which
 *     stands for one segment: {@link PathSegment#last} returns the segment
 * @param operation name of the endpoint in metrics and logs. It is in brackets, which the name of a GraphQL operation
 *     cannot contain
 * @param methods allowed methods, besides OPTIONS
 * @param usage instruction for clients that use a method that is not allowed, such as "Use GET."
 * @param mediaType media type of the response, which the header {@code Accept} must allow; null if {@code Accept} is
 *     not checked
 * @param limit limit on concurrent responses; null when the handler does not need this limit
 * @param handler writes the response
 */
public record RestEndpoint(
        String area,
        String path,
        String operation,
        List<String> methods,
        String usage,
        String mediaType,
        ConcurrencyLimit limit,
        Handler<RoutingContext> handler) {

    /** Requires a path within {@code area}, because any other path would have no access control. */
    public RestEndpoint {
        var isWithin = area.endsWith("*") ? path.startsWith(area.substring(0, area.length() - 1)) : path.equals(area);
        if (!isWithin) {
            throw new IllegalArgumentException(path + " is not within " + area);
        }
    }

    /** An endpoint for GET and HEAD, with any media type and without a limit. */
    public static RestEndpoint of(String area, String path, String operation, Handler<RoutingContext> handler) {
        return new RestEndpoint(area, path, operation, List.of("GET", "HEAD"), "Use GET.", null, null, handler);
    }

    public RestEndpoint withMethods(List<String> allowed, String instruction) {
        return new RestEndpoint(area, path, operation, allowed, instruction, mediaType, limit, handler);
    }

    public RestEndpoint withMediaType(String required) {
        return new RestEndpoint(area, path, operation, methods, usage, required, limit, handler);
    }

    public RestEndpoint withLimit(ConcurrencyLimit concurrent) {
        return new RestEndpoint(area, path, operation, methods, usage, mediaType, concurrent, handler);
    }

    /** Value of the header {@code Allow}. */
    String allow() {
        return String.join(", ", methods) + ", OPTIONS";
    }
}
