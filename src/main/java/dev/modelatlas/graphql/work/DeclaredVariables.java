package dev.modelatlas.graphql.work;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Removes variables that the document of a request does not use. Otherwise, the server would hash, cache and measure
 * any number of unused variables that a client sends. This class scans the text of the document, because the server
 * does not parse a document if the response is cached.
 */
public final class DeclaredVariables {
    private static final String BLOCK = "\"\"\"";

    private final String text;
    private final Set<String> unused;
    private int at;

    private DeclaredVariables(String text, Set<String> variables) {
        this.text = text;
        this.unused = new HashSet<>(variables);
    }

    /**
     * @param document any string, even if it is not a valid document
     * @return the variables that the document uses outside of strings and comments; the given map itself if the
     *     document uses all variables
     */
    public static Map<String, Object> of(String document, Map<String, Object> variables) {
        if (variables.isEmpty()) {
            return variables;
        }
        var unused = new DeclaredVariables(document, variables.keySet()).unused();
        if (unused.isEmpty()) {
            return variables;
        }
        var declared = new LinkedHashMap<>(variables);
        declared.keySet().removeAll(unused);
        return declared;
    }

    /** Scans the document until it has found every variable. */
    private Set<String> unused() {
        while (!unused.isEmpty() && at < text.length()) {
            switch (text.charAt(at)) {
                case '#' -> skipComment();
                case '"' -> skipString();
                case '$' -> readName();
                default -> at++;
            }
        }
        return unused;
    }

    private void skipComment() {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
    }

    private void skipString() {
        if (text.startsWith(BLOCK, at)) {
            skipBlock();
            return;
        }
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    /**
     * Skips a block string. In a block string, a backslash escapes only three quotes. If no unescaped three quotes
     * follow, graphql-java ends the string at the last escaped three quotes.
     */
    private void skipBlock() {
        var lastEscaped = text.length();
        at += BLOCK.length();
        while (at < text.length() && !text.startsWith(BLOCK, at)) {
            at++;
            if (text.charAt(at - 1) == '\\' && text.startsWith(BLOCK, at)) {
                lastEscaped = at;
                at += BLOCK.length();
            }
        }
        at = (at < text.length() ? at : lastEscaped) + BLOCK.length();
    }

    private void readName() {
        at++;
        skipIgnored();
        var start = at;
        while (at < text.length() && isOfName(text.charAt(at))) {
            at++;
        }
        unused.remove(text.substring(start, at));
    }

    /** Skips characters that GraphQL ignores, which may stand between a dollar sign and the variable's name. */
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
