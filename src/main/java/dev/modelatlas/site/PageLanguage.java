package dev.modelatlas.site;

import java.util.List;
import java.util.Locale;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.vocabulary.Language;

/**
 * The language of a page: the value of the parameter {@code lang}, or {@code ko} or {@code en} in the short form of
 * permalinks, else Korean if the browser prefers it, else English. The scripts of the pages use the same rule.
 */
final class PageLanguage {
    /** The request headers that affect a page. */
    static final String VARY = "Accept, Accept-Encoding, Accept-Language, Origin";

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

    private static Language chosen(RoutingContext http) {
        // Does not decode the query string. The code that reads the other parameters refuses an invalid encoding.
        var query = http.request().query();
        var parts = query == null ? List.<String>of() : List.of(query.split("&"));
        if (parts.contains("lang=ko") || parts.contains("ko")) {
            return Language.KO;
        }
        return parts.contains("lang=en") || parts.contains("en") ? Language.EN : null;
    }
}
