package dev.modelatlas.site;

import java.util.Map;

import dev.modelatlas.http.message.ResponseBody;

/**
 * Creates HTML. Names come from sources and publishers, so all text is escaped. Pages are static files with a few gaps,
 * which these functions fill. A template engine would need templates, which do not work as static files.
 */
final class Markup {

    private Markup() {}

    /** Escapes a text that stands between tags, or is the value of an attribute in double quotes. */
    static String text(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (var at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(character);
            }
        }
        return escaped.toString();
    }

    static String link(String path, String text) {
        return "<a href=\"" + text(path) + "\">" + text(text) + "</a>";
    }

    static String meta(String key, String name, String content) {
        return "<meta " + key + "=\"" + name + "\" content=\"" + text(content) + "\">\n";
    }

    /**
     * A block of JSON-LD. Browsers do not run it, so the Content-Security-Policy does not apply to it. HTML entities do
     * not work inside a script element. Only {@code <} could end the element, so it is written as a JSON escape.
     */
    static String data(Map<String, Object> json) {
        return "<script type=\"application/ld+json\">" + ResponseBody.text(json).replace("<", "\\u003c")
                + "</script>\n";
    }
}
