package dev.modelatlas.http.message;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.QueryStringEncoder;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.value.Excerpt;

/** The query parameters of a URL. */
public final class QueryParameters {
    private static final int SHOWN_CHARACTERS = 60;
    /** Reads all parameters. The limit on the URL's length also limits their number. */
    private static final QueryStringDecoder.Builder DECODER =
            QueryStringDecoder.builder().semicolonIsNormalChar(true).maxParams(Integer.MAX_VALUE);
    /** The character that replaces invalid UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final Pattern LONE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private static final Pattern ENCODED_REPLACEMENT = Pattern.compile("(?i)%EF%BF%BD");

    private final Map<String, List<String>> values;

    private QueryParameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads the parameters of a request's URL.
     *
     * @param known the valid names. Other names are refused; if they were ignored, a misspelled filter would select
     *     everything
     * @throws ApiException when a parameter is unknown or not UTF-8; the error names it
     */
    public static QueryParameters of(RoutingContext http, Collection<String> known) {
        var values = inUtf8(http);
        values.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw ApiException.badInput(
                            name,
                            "Unknown parameter `" + name + "`. "
                                    + (known.isEmpty()
                                            ? "This URL takes no parameters."
                                            : "Valid parameters: " + String.join(", ", known) + "."));
                });
        return new QueryParameters(values);
    }

    /**
     * Reads the parameters of a page's URL. Other sites append parameters of any kind to links, so unknown parameters
     * are accepted. A percent sign without two hexadecimal digits stands for itself, as in browsers.
     */
    public static QueryParameters ofPage(RoutingContext http) {
        return new QueryParameters(
                parsed(LONE_PERCENT.matcher(http.request().uri()).replaceAll("%25")));
    }

    /**
     * All parameters of the URL, decoded, in a map that ignores the case of names. Unlike in Vert.x, {@code ;} does not
     * separate parameters.
     *
     * @throws HttpRefusal 400 when a value is not UTF-8; the error names the parameter
     */
    public static MultiMap decoded(RoutingContext http) {
        var values = MultiMap.caseInsensitiveMultiMap();
        inUtf8(http).forEach(values::add);
        return values;
    }

    private static Map<String, List<String>> inUtf8(RoutingContext http) {
        var uri = http.request().uri();
        var values = parsed(uri);
        if (damaged(values) != null) {
            // Looks again without the replacement characters that the client itself sent.
            var damaged = damaged(parsed(ENCODED_REPLACEMENT.matcher(uri).replaceAll("-")));
            if (damaged != null) {
                throw HttpRefusal.badRequest(damaged, "`" + damaged + "` is not UTF-8.");
            }
        }
        return values;
    }

    /** The name of a parameter whose value contains the replacement character; null when there is none. */
    private static String damaged(Map<String, List<String>> values) {
        return values.entrySet().stream()
                .filter(each -> each.getValue().stream().anyMatch(value -> value.indexOf(REPLACEMENT) >= 0))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, List<String>> parsed(String uri) {
        try {
            return DECODER.build(uri).parameters();
        } catch (IllegalArgumentException broken) {
            throw HttpRefusal.badRequest(null, "The URL has a percent-encoded sequence that cannot be decoded.");
        }
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /**
     * The value of a parameter.
     *
     * @throws ApiException when the parameter is repeated
     */
    public String one(String name) {
        var all = all(name);
        if (all.size() != 1) {
            throw ApiException.badInput(name, "`" + name + "` is given " + all.size() + " times. Give it once.");
        }
        return all.get(0);
    }

    /** An integer parameter, such as a revision; null when omitted. */
    public Integer number(String name) {
        if (!has(name)) {
            return null;
        }
        try {
            return Integer.valueOf(one(name));
        } catch (NumberFormatException noNumber) {
            throw ApiException.badInput(
                    name,
                    "`" + name + "`: \"" + Excerpt.of(one(name), SHOWN_CHARACTERS)
                            + "\" is not a whole number up to 2147483647, such as 8.");
        }
    }

    /** Whether a parameter is true; false when omitted. */
    public boolean flag(String name) {
        if (!has(name)) {
            return false;
        }
        var text = one(name);
        if (!text.equals("true") && !text.equals("false")) {
            throw ApiException.badInput(
                    name, "`" + name + "`: \"" + Excerpt.of(text, SHOWN_CHARACTERS) + "\" is not true or false.");
        }
        return text.equals("true");
    }

    /** All parameters except one, as a string that does not depend on their order. */
    public String without(String name) {
        var sorted = new TreeMap<>(values);
        sorted.remove(name);
        return sorted.toString();
    }

    /** All parameters as a query string. The values in {@code others} replace those of the URL. */
    public String query(Map<String, String> others) {
        var query = new QueryStringEncoder("");
        others.forEach(query::addParam);
        values.forEach((name, given) -> {
            if (!others.containsKey(name)) {
                given.forEach(value -> query.addParam(name, value));
            }
        });
        return query.toString().substring(1);
    }
}
