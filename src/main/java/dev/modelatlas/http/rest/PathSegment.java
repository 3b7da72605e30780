package dev.modelatlas.http.rest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * The last segment of a path, in place of the path parameters of Vert.x. To add a path parameter, Vert.x decodes the
 * query string while it looks for the route. If the query string has a lone percent sign, as in {@code ?text=100%},
 * Vert.x then responds with 400 itself: without a body that explains the error, and without calling any handler.
 */
public final class PathSegment {
    private static final String ANY = "[^/]+";

    private PathSegment() {}

    /**
     * A route for all paths that consist of a folder and one segment, with or without a trailing slash.
     *
     * @param folder such as {@code /models}
     */
    public static Route below(Router router, String folder) {
        return below(router, folder, ANY);
    }

    /** @param segment a regular expression without groups, which the segment must match */
    public static Route below(Router router, String folder, String segment) {
        return router.routeWithRegex(Pattern.quote(folder) + "/" + segment + "/?");
    }

    /** The last segment of the path of a request, decoded. */
    public static String last(RoutingContext http) {
        var path = http.normalizedPath();
        var end = path.endsWith("/") ? path.length() - 1 : path.length();
        var segment = path.substring(path.lastIndexOf('/', end - 1) + 1, end);
        // In a path, a plus sign is no space.
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
