package dev.modelatlas.site;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.vocabulary.Language;
import dev.modelatlas.vocabulary.Name;

/**
 * A request for the page of a model, an organization or a country, or for an index page.
 *
 * @param key slug or code as in the path; null for the index page
 * @param revision the revision that the URL names; null for the current revision
 * @param isChosen whether the URL names the language
 * @param hasChoices whether the URL has parameters other than the language
 */
record ItemRequest(
        ItemKind kind, String key, Integer revision, Language language, boolean isChosen, boolean hasChoices) {

    /** The same request at another revision. */
    ItemRequest at(Integer number) {
        return new ItemRequest(kind, key, number, language, isChosen, hasChoices);
    }

    PageTexts texts() {
        return PageTexts.in(language);
    }

    /** Path of the page. */
    String path() {
        return key == null ? kind.path() : kind.path(key);
    }

    /** The page at the path of this request. */
    PageHead head(String title, String description, boolean isIndexed, List<Map<String, Object>> data, String body) {
        return new PageHead(language, isChosen, hasChoices, path(), title, description, isIndexed, data, body);
    }

    /** The error when the slug or code exists at no revision. */
    HttpRefusal unknown() {
        return HttpRefusal.notFound(PageTexts.ENGLISH.unknown(kind, key));
    }

    /**
     * A page that explains why the requested page cannot be shown.
     *
     * @param spoken language of the message
     */
    PageHead failed(String message, Language spoken) {
        var body = "<h1>" + Markup.text(texts().failed()) + "</h1>\n<p class=\"lede\""
                + (spoken == language ? "" : " lang=\"" + spoken.name().toLowerCase(Locale.ROOT) + "\"") + ">"
                + Markup.text(message) + "</p>\n";
        return head(texts().failed(), message, false, List.of(), body);
    }

    PageHead index() {
        var title = texts().index(kind);
        var about = texts().aboutIndex(kind);
        var body = "<h1>" + Markup.text(title) + "</h1>\n<p class=\"lede\">" + Markup.text(about) + "</p>\n";
        return head(title, about, true, List.of(), body);
    }

    /** A list item with a link to another page, in the same language and at the same revision. */
    String link(ItemKind kind, String key, Name name) {
        return "<li>" + Markup.link(kind.path(key) + parameters(), name.in(language)) + "</li>";
    }

    /** The language and the revision that the URL names, as a query string; empty if it names neither. */
    String parameters() {
        return (isChosen ? "?lang=" + language.name().toLowerCase(Locale.ROOT) : "")
                + (revision == null ? "" : (isChosen ? "&" : "?") + "revision=" + revision);
    }
}
