package dev.modelatlas.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.modelatlas.vocabulary.Language;

/**
 * The parts of a page that the server writes into its HTML, so that search engines and link previews can read them
 * without running scripts.
 *
 * @param language language of the page
 * @param isChosen whether the URL names the language
 * @param hasChoices whether the URL has parameters other than the language
 * @param path path of the page
 * @param title title without the name of the site
 * @param isIndexed whether search engines should list the page
 * @param data the schema.org description of the page. Its URLs are paths, which {@link #html} makes absolute
 * @param body initial content of the page, as HTML. Scripts replace it
 */
record PageHead(
        Language language,
        boolean isChosen,
        boolean hasChoices,
        String path,
        String title,
        String description,
        boolean isIndexed,
        List<Map<String, Object>> data,
        String body) {
    private static final String SITE = "Model Atlas";

    /**
     * Returns a copy for another URL of the same page.
     *
     * @param isNamed whether the URL names the language
     * @param hasOthers whether the URL has other parameters
     */
    PageHead chosen(boolean isNamed, boolean hasOthers) {
        return new PageHead(language, isNamed, hasOthers, path, title, description, isIndexed, data, body);
    }

    /** The language tag, such as {@code en}. */
    String tag() {
        return language.name().toLowerCase(Locale.ROOT);
    }

    private String address(String origin, Language in) {
        return origin + path + (in == null ? "" : "?lang=" + in.name().toLowerCase(Locale.ROOT));
    }

    /**
     * The title and the tags that follow it in the head.
     *
     * @param origin public URL of the server, without a trailing slash
     */
    String html(String origin) {
        var name = title.contains(SITE) ? title : title + " – " + SITE;
        var html = new StringBuilder("<title>" + Markup.text(name) + "</title>\n");
        html.append(Markup.meta("name", "description", description));
        html.append(Markup.meta("name", "model-atlas-site", origin));
        if (!isIndexed || hasChoices) {
            html.append(Markup.meta("name", "robots", "noindex"));
        }
        if (!isIndexed) {
            return html.toString();
        }
        // Phones share the canonical URL in place of the page's own URL. Without the parameters, it would open the page
        // with other figures, for example at another revision.
        if (!hasChoices) {
            var own = address(origin, isChosen ? language : null);
            html.append(reference("canonical", "", own))
                    .append(reference("alternate", " hreflang=\"en\"", address(origin, Language.EN)))
                    .append(reference("alternate", " hreflang=\"ko\"", address(origin, Language.KO)))
                    .append(reference("alternate", " hreflang=\"x-default\"", address(origin, null)))
                    .append(Markup.meta("property", "og:url", own));
        }
        html.append(Markup.meta("property", "og:type", "website"))
                .append(Markup.meta("property", "og:site_name", SITE))
                .append(Markup.meta("property", "og:title", title))
                .append(Markup.meta("property", "og:description", description))
                .append(Markup.meta("property", "og:locale", language == Language.KO ? "ko_KR" : "en_GB"))
                .append(Markup.meta("name", "twitter:card", "summary"));
        if (!data.isEmpty()) {
            var graph = new LinkedHashMap<String, Object>();
            graph.put("@context", "https://schema.org");
            graph.put("@graph", StructuredData.absolute(data, origin));
            html.append(Markup.data(graph));
        }
        return html.toString();
    }

    private static String reference(String relation, String language, String address) {
        return "<link rel=\"" + relation + "\"" + language + " href=\"" + Markup.text(address) + "\">\n";
    }
}
