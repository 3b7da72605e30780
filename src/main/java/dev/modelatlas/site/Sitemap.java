package dev.modelatlas.site;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The addresses of all pages at a revision. Search engines read at most 50,000 addresses from one file, so a longer
 * list is split into parts with an index.
 *
 * @param origin public URL of the server
 * @param pages paths of all pages except the pages of models
 * @param models the number of models
 * @param slugs reads slugs of models in a fixed order. The first argument is the number of slugs to skip, the second
 *     the maximum number to return
 * @param most maximum number of addresses in one file
 */
record Sitemap(String origin, List<String> pages, int models, BiFunction<Long, Integer, List<String>> slugs, int most) {
    static final int MOST = 50_000;

    private static final String NAMESPACE = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    /** The number of parts. */
    int parts() {
        return (int) (((long) pages.size() + models + most - 1) / most);
    }

    /** The sitemap itself if it has a single part, else an index of its parts. */
    String first() {
        if (parts() == 1) {
            return part(1);
        }
        var xml = new StringBuilder(XML)
                .append("<sitemapindex ")
                .append(NAMESPACE)
                .append(">\n");
        for (var part = 1; part <= parts(); part++) {
            xml.append("<sitemap><loc>")
                    .append(Markup.text(origin + path(part)))
                    .append("</loc></sitemap>\n");
        }
        return xml.append("</sitemapindex>\n").toString();
    }

    static String path(int part) {
        return "/sitemap/" + part + ".xml";
    }

    /**
     * A part of the list.
     *
     * @param part number of the part, from 1
     */
    String part(int part) {
        var from = (long) (part - 1) * most;
        var paths = new ArrayList<String>();
        if (from < pages.size()) {
            paths.addAll(pages.subList((int) from, (int) Math.min(pages.size(), from + most)));
        }
        var left = most - paths.size();
        if (left > 0) {
            slugs.apply(Math.max(0, from - pages.size()), left).forEach(slug -> paths.add(ItemKind.MODELS.path(slug)));
        }
        var xml = new StringBuilder(XML).append("<urlset ").append(NAMESPACE).append(">\n");
        paths.forEach(path ->
                xml.append("<url><loc>").append(Markup.text(origin + path)).append("</loc></url>\n"));
        return xml.append("</urlset>\n").toString();
    }
}
