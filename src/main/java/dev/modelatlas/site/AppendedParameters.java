package dev.modelatlas.site;

import java.util.List;
import java.util.regex.Pattern;

import dev.modelatlas.value.ClasspathFile;

/**
 * Parameters that other sites append to links to count visits. They change nothing on a page. The scripts of the pages
 * ignore the same parameters, so the list is in one of their files.
 */
final class AppendedParameters {
    private static final String FILE = "/META-INF/resources/shared/appended.js";
    private static final Pattern LIST = Pattern.compile("const APPENDED = \\[([^]]+)]");
    private static final Pattern NAME = Pattern.compile("'([A-Za-z_]+\\*?)'");
    private static final String ANY_END = "*";

    private static final List<String> NAMES = names(ClasspathFile.text(AppendedParameters.class, FILE));

    private AppendedParameters() {}

    private static List<String> names(String script) {
        var list = LIST.matcher(script);
        if (!list.find()) {
            throw new IllegalStateException(FILE + " needs a list with the name APPENDED.");
        }
        return NAME.matcher(list.group(1)).results().map(name -> name.group(1)).toList();
    }

    /** @param part a part of a query string, such as {@code utm_source=letter} */
    static boolean include(String part) {
        var end = part.indexOf('=');
        var name = end < 0 ? part : part.substring(0, end);
        return NAMES.stream()
                .anyMatch(one ->
                        one.endsWith(ANY_END) ? name.startsWith(one.substring(0, one.length() - 1)) : name.equals(one));
    }
}
