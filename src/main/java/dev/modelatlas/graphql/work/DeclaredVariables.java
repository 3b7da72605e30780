package dev.modelatlas.graphql.work;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Leaves out variables that a document does not name, before they are hashed, kept or weighed: they mean nothing, and a
 * client may send any number of them. Read off the text, as the document of a kept answer is not parsed.
 */
public final class DeclaredVariables {
    private static final String BLOCK = "\"\"\"";

    private final String text;
    private final Set<String> names = new HashSet<>();
    private int at;

    private DeclaredVariables(String text) {
        this.text = text;
    }

    /**
     * @param document any text
     * @return the variables that it names outside of strings and comments; the same map when it names them all
     */
    public static Map<String, Object> of(String document, Map<String, Object> variables) {
        if (variables.isEmpty()) {
            return variables;
        }
        var names = new DeclaredVariables(document).read();
        if (names.containsAll(variables.keySet())) {
            return variables;
        }
        var declared = new LinkedHashMap<>(variables);
        declared.keySet().retainAll(names);
        return declared;
    }

    private Set<String> read() {
        while (at < text.length()) {
            switch (text.charAt(at)) {
                case '#' -> skipComment();
                case '"' -> skipString();
                case '$' -> readName();
                default -> at++;
            }
        }
        return names;
    }

    private void skipComment() {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
    }

    private void skipString() {
        var quotes = text.startsWith(BLOCK, at) ? BLOCK : "\"";
        at += quotes.length();
        while (at < text.length() && !text.startsWith(quotes, at)) {
            // An escaped quote ends neither kind.
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at += quotes.length();
    }

    private void readName() {
        at++;
        skipIgnored();
        var start = at;
        while (at < text.length() && isOfName(text.charAt(at))) {
            at++;
        }
        names.add(text.substring(start, at));
    }

    /** Between a dollar sign and its name there may be as much blank space as anywhere. */
    private void skipIgnored() {
        while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == ',' || text.charAt(at) == '#')) {
            if (text.charAt(at) == '#') {
                skipComment();
            } else {
                at++;
            }
        }
    }

    private static boolean isOfName(char sign) {
        return sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z' || sign >= '0' && sign <= '9' || sign == '_';
    }
}
