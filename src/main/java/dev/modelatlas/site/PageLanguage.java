package dev.modelatlas.site;

import java.util.List;
import java.util.Locale;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.vocabulary.Language;

/**
 * The language of a page: that of the parameter {@code lang}, otherwise Korean for browsers that prefer it, otherwise
 * English. Scripts choose in the same way.
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
        return preferred != null && preferred.strip().toLowerCase(Locale.ROOT).startsWith("ko")
                ? Language.KO
                : Language.EN;
    }

    /** Whether the URL names the language. */
    static boolean isChosen(RoutingContext http) {
        return chosen(http) != null;
    }

    private static Language chosen(RoutingContext http) {
        // A URL that cannot be decoded is refused where its other parameters are read.
        var query = http.request().query();
        var parts = query == null ? List.<String>of() : List.of(query.split("&"));
        if (parts.contains("lang=ko")) {
            return Language.KO;
        }
        return parts.contains("lang=en") ? Language.EN : null;
    }
}
