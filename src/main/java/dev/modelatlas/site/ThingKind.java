package dev.modelatlas.site;

import java.util.Locale;
import java.util.regex.Pattern;

/** The kinds of things that have pages: an index at a path, and a page for each thing below it. */
enum ThingKind {
    MODELS("/models", Pattern.compile("[a-z0-9-]{1,4000}"), "(model page)"),
    ORGANIZATIONS("/organizations", Pattern.compile("[a-z0-9-]{1,4000}"), "(organization page)"),
    COUNTRIES("/countries", Pattern.compile("[A-Z]{2}"), "(country page)");

    private final String path;
    private final Pattern keys;
    private final String operation;

    ThingKind(String path, Pattern keys, String operation) {
        this.path = path;
        this.keys = keys;
        this.operation = operation;
    }

    /** Path of the index. */
    String path() {
        return path;
    }

    /** Path of a thing's page. */
    String path(String key) {
        return path + "/" + key;
    }

    /** Name in metrics. */
    String operation() {
        return operation;
    }

    /** Whether a thing can have this slug or code. */
    boolean canBe(String key) {
        return keys.matcher(key).matches();
    }

    /** The spelling that slugs or codes of this kind have. */
    String spelled(String key) {
        return this == COUNTRIES ? key.toUpperCase(Locale.ROOT) : key.toLowerCase(Locale.ROOT);
    }
}
