package dev.modelatlas.site;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The kinds of objects that have pages. The index page of a kind is at the path of the kind, and the pages of the
 * objects are below it.
 */
enum ItemKind {
    MODELS("/models", Pattern.compile("[a-z0-9-]{1,4000}"), "(model page)"),
    ORGANIZATIONS("/organizations", Pattern.compile("[a-z0-9-]{1,4000}"), "(organization page)"),
    COUNTRIES("/countries", Pattern.compile("[A-Z]{2}"), "(country page)");

    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

    private final String path;
    private final Pattern keys;
    private final String operation;

    ItemKind(String path, Pattern keys, String operation) {
        this.path = path;
        this.keys = keys;
        this.operation = operation;
    }

    /** Path of the index page. */
    String path() {
        return path;
    }

    /** Path of the page of the object with this slug or code. */
    String path(String key) {
        return path + "/" + key;
    }

    /** Name of the operation in metrics. */
    String operation() {
        return operation;
    }

    /** Whether this string has the form of a slug or code of this kind. */
    boolean canBe(String key) {
        return keys.matcher(key).matches();
    }

    /**
     * The key in upper case for countries, and in lower case for the other kinds. A key with characters other than
     * ASCII stays as it is: some of these characters become letters of ASCII in the other case, as ß becomes SS.
     */
    String spelled(String key) {
        if (!ASCII.matcher(key).matches()) {
            return key;
        }
        return this == COUNTRIES ? key.toUpperCase(Locale.ROOT) : key.toLowerCase(Locale.ROOT);
    }
}
