package dev.modelatlas.site;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.vocabulary.Language;

/**
 * The language of a page: the value of the first parameter {@code lang}, else Korean if the browser prefers it, else
 * English. Short permalinks of the explorer and the report have the parameter {@code ko} or {@code en} instead. The
 * scripts of the pages use the same rule.
 */
final class PageLanguage {
    /** The request headers that affect a page. */
    static final String VARY = "Accept, Accept-Encoding, Accept-Language, Origin";

    private static final Map<String, Language> LONG_FORM = Map.of("lang=ko", Language.KO, "lang=en", Language.EN);
    private static final Map<String, Language> SHORT_FORM =
            Map.of("ko", Language.KO, "ko=", Language.KO, "en", Language.EN, "en=", Language.EN);
    /** Paths of the pages whose permalinks have a short form. */
    private static final Set<String> WITH_SHORT_FORM = Set.of("/", "/report", "/report/");

    private PageLanguage() {}

    static Language of(RoutingContext http) {
        var chosen = chosen(http);
        if (chosen != null) {
            return chosen;
        }
        var preferred = http.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return preferred != null && isKorean(preferred.strip().toLowerCase(Locale.ROOT)) ? Language.KO : Language.EN;
    }

    /** Whether the first subtag of the header is {@code ko}. Konkani, for example, has the tag {@code kok}. */
    private static boolean isKorean(String preferred) {
        return preferred.startsWith("ko") && (preferred.length() == 2 || !Character.isLetter(preferred.charAt(2)));
    }

    /** Whether the URL names the language. */
    static boolean isChosen(RoutingContext http) {
        return chosen(http) != null;
    }

    /**
     * Whether the URL has parameters that can change what the page shows, other than the language. Other sites append
     * some that do not.
     */
    static boolean isWithOthers(RoutingContext http) {
        return parts(http).stream()
                .anyMatch(part -> !part.isEmpty() && language(part, http) == null && !AppendedParameters.include(part));
    }

    private static Language chosen(RoutingContext http) {
        return parts(http).stream()
                .map(part -> language(part, http))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static List<String> parts(RoutingContext http) {
        // Does not decode the query string. The code that reads the other parameters refuses an invalid encoding.
        var query = http.request().query();
        return query == null ? List.of() : List.of(query.split("&"));
    }

    /** The language that a part of the query string chooses; null if the part has another parameter. */
    private static Language language(String part, RoutingContext http) {
        var hasShortForm = WITH_SHORT_FORM.contains(http.request().path());
        return LONG_FORM.getOrDefault(part, hasShortForm ? SHORT_FORM.get(part) : null);
    }
}
