package dev.modelatlas.trend;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.revision.Credits;
import dev.modelatlas.revision.Revision;
import dev.modelatlas.value.Sha256;

import static java.util.stream.Collectors.joining;

/** How to cite figures of one response. */
@Description("How to cite figures from this response, with the attribution that the licences of the data require. The "
        + "citation names up to 5 sources of the counted models, those with the most models first. If there are more "
        + "sources, the citation also says how many more.")
public record Citation(
        @Ignore Revision revision,
        @Ignore Credits credits,
        @Ignore List<String> authors,
        @Ignore Supplier<String> link,

        @NonNull @Description("Licences of the data.") String licence,

        @NonNull @Description("URL where the first of the cited sources publishes its data.")
        String url,

        @NonNull @Description("Date of this response, in UTC.")
        LocalDate retrievedOn) {

    /** Number of digits in a BibTeX key that come from the hash of the permalink. */
    private static final int KEY_DIGITS = 8;

    /**
     * @param authors publishers of the sources, those with the most models first; at least one
     * @param revision the revision that was read
     * @param link returns the permalink, which is not stored because it can be as long as the request. Each selected
     *     field that contains the permalink calls this supplier. The cost of such a field depends on the length of the
     *     request
     */
    static Citation of(Revision revision, Credits credits, List<String> authors, LocalDate day, Supplier<String> link) {
        return new Citation(
                revision,
                credits,
                authors,
                link,
                credits.licence(),
                credits.sources().get(0).url(),
                day);
    }

    String inText() {
        return "%s, as of %s (Model Atlas, revision %d). Licence %s. Retrieved on %s. %s"
                .formatted(credits.attribution(), revision.asOf(), revision.number(), licence, retrievedOn, link.get());
    }

    String inBibtex() {
        var url = link.get();
        // A bibliography may cite several queries at one revision, and each needs a key of its own. Without the second
        // braces, BibTeX styles such as plain would change upper case in the title.
        return """
                @misc{model-atlas-%d-%s,
                  title = {{%s, as of %s}},
                  author = {%s},
                  year = {%d},
                  url = {%s},
                  note = {Model Atlas, revision %d. Licence %s. Retrieved on %s}
                }""".formatted(
                        revision.number(),
                        Sha256.hex(url).substring(0, KEY_DIGITS),
                        escaped(credits.names()),
                        revision.asOf(),
                        bibtexNames(authors),
                        revision.asOf().getYear(),
                        url,
                        revision.number(),
                        escaped(licence),
                        retrievedOn);
    }

    /**
     * Escapes a string for LaTeX. Removes braces and backslashes, because publishers choose the names, and a brace in a
     * name could end the BibTeX field.
     */
    private static String escaped(String text) {
        return text.replaceAll("[{}\\\\]", "")
                .replaceAll("[&%$#_]", "\\\\$0")
                .replace("~", "\\textasciitilde{}")
                .replace("^", "\\textasciicircum{}");
    }

    /** Joins the authors for BibTeX. If there are too many to name, the list ends with "and others". */
    private static String bibtexNames(List<String> authors) {
        var distinct = authors.stream().distinct().toList();
        var named = distinct.stream()
                .limit(Credits.MOST_NAMED)
                .map(author -> "{" + escaped(author) + "}")
                .collect(joining(" and "));
        return distinct.size() > Credits.MOST_NAMED ? named + " and others" : named;
    }
}
