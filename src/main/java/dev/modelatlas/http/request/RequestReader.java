package dev.modelatlas.http.request;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.http.message.ContentEncodings;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.message.QueryParameters;

/** Reads the GraphQL request from an HTTP request. */
public final class RequestReader {
    /**
     * Matches values of {@code Content-Encoding} that stand for a compressed body. Other values are ignored, because
     * some clients send an empty header or a charset with an uncompressed body.
     */
    private static final Pattern COMPRESSION =
            Pattern.compile("gzip|deflate|compress|zstd|br", Pattern.CASE_INSENSITIVE);

    public static final Set<HttpMethod> METHODS =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.OPTIONS);
    public static final String ALLOW = "GET, HEAD, POST, OPTIONS";

    /**
     * Maximum size in bytes of a body that is parsed on the event loop. Parsing a longer body would block the event loop
     * for too long.
     */
    private static final int MOST_BYTES_ON_EVENT_LOOP = 65_536;

    /** Header by which a client requests only the cost of an operation. */
    private static final String DRY_RUN = "X-Atlas-Dry-Run";

    private static final String IN_REQUEST = GraphQLRequest.class.getName();

    private RequestReader() {}

    /**
     * The parsed request. Several handlers call this method, so the result of the first call, even an error, is stored
     * for later calls.
     */
    public static GraphQLRequest read(RoutingContext http) {
        Object known = http.get(IN_REQUEST);
        if (known == null) {
            known = readAnew(http);
            http.put(IN_REQUEST, known);
        }
        if (known instanceof ApiException refusal) {
            throw refusal;
        }
        return (GraphQLRequest) known;
    }

    /** The parsed request, or the exception that says why it cannot be parsed. */
    private static Object readAnew(RoutingContext http) {
        try {
            return parsed(http);
        } catch (ApiException refusal) {
            return refusal;
        }
    }

    private static GraphQLRequest parsed(RoutingContext http) {
        var method = http.request().method();
        if (isByAddress(method)) {
            return GraphQLRequest.ofParameters(QueryParameters.decoded(http));
        } else if (!method.equals(HttpMethod.POST)) {
            throw methodNotAllowed();
        }
        requireJson(http);
        return GraphQLRequest.ofBody(http.body().buffer());
    }

    /** @throws HttpRefusal 415 unless the body of the request is JSON in UTF-8, and not compressed */
    public static void requireJson(RoutingContext http) {
        var encoding = ContentEncodings.header(http, HttpHeaders.CONTENT_ENCODING);
        if (!GraphQLRequest.isJson(http.request().getHeader(HttpHeaders.CONTENT_TYPE))) {
            throw HttpRefusal.unsupportedMediaType("Send the body as Content-Type: application/json, in UTF-8.");
        } else if (encoding != null && COMPRESSION.matcher(encoding).find()) {
            throw HttpRefusal.unsupportedMediaType("Send the body uncompressed, without Content-Encoding.");
        }
    }

    public static HttpRefusal methodNotAllowed() {
        return HttpRefusal.methodNotAllowed(ALLOW, "Use GET or POST.");
    }

    /**
     * Whether the GraphQL request is in the URL. Returns true for GET and for HEAD, which is GET without a response
     * body.
     */
    public static boolean isByAddress(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    /** Whether the body is so long that only a worker thread may parse it. */
    public static boolean isLong(RoutingContext http) {
        return http.body().length() > MOST_BYTES_ON_EVENT_LOOP;
    }

    /**
     * Whether the client requests only the cost of an operation.
     *
     * @throws HttpRefusal 400 for a value that is not understood, because the server would otherwise run a mutation that
     *     the client only wanted to check
     */
    public static boolean isDryRun(RoutingContext http) {
        var values = http.request().headers().getAll(DRY_RUN);
        var value = values.isEmpty() ? "0" : String.join(",", values).strip();
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default ->
                throw HttpRefusal.badRequest(
                        DRY_RUN, "The header `" + DRY_RUN + "` must be 1 or true for a dry run, or else 0 or false.");
        };
    }
}
