package dev.modelatlas.site;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import io.quarkus.runtime.LaunchMode;

import dev.modelatlas.value.ClasspathFile;

/**
 * The static HTML file of a page, split at the gaps for its language, its head, its skip link and its initial content.
 *
 * @param beforeLanguage the file up to the value of the attribute {@code lang}
 * @param beforeHead the part between the language and the title
 * @param beforeSkip the part between the description and the text of the skip link
 * @param beforeBody the part between the text of the skip link and the initial content
 * @param afterBody the rest
 */
record PageShell(String beforeLanguage, String beforeHead, String beforeSkip, String beforeBody, String afterBody) {
    private static final Pattern GAPS = Pattern.compile(
            "(.*<html lang=\")en(\">.*?)"
                    + "<title>[^<]*</title>\\s*<meta name=\"description\" content=\"[^\"]*\">\\s*"
                    + "(.*?<a class=\"skip\"[^>]*>)[^<]*(.*?)<!--content-->(.*)",
            Pattern.DOTALL);

    private static final Map<String, PageShell> KNOWN = new ConcurrentHashMap<>();

    /** The page in a file below {@code META-INF/resources}. In dev mode, each call reads the file again. */
    static PageShell of(String path) {
        return LaunchMode.current() == LaunchMode.DEVELOPMENT
                ? read(path)
                : KNOWN.computeIfAbsent(path, PageShell::read);
    }

    private static PageShell read(String path) {
        return parse(ClasspathFile.text(PageShell.class, "/META-INF/resources" + path));
    }

    static PageShell parse(String html) {
        var gaps = GAPS.matcher(html);
        if (!gaps.matches()) {
            throw new IllegalArgumentException(
                    "A page needs <html lang=\"en\">, a title, right after it a description, a skip link and <!--content-->.");
        }
        return new PageShell(gaps.group(1), gaps.group(2), gaps.group(3), gaps.group(4), gaps.group(5));
    }

    /** The page with all gaps filled in. */
    StaticFile filled(PageHead head, String origin) {
        var skip = PageTexts.in(head.language()).skip();
        var html = beforeLanguage
                + head.tag()
                + beforeHead
                + head.html(origin)
                + beforeSkip
                + skip
                + beforeBody
                + head.body()
                + afterBody;
        return StaticFile.of("page.html", html.getBytes(StandardCharsets.UTF_8));
    }
}
