package dev.modelatlas.trend;

import java.time.LocalDate;
import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.revision.Credits;
import dev.modelatlas.revision.Revision;

import static java.util.stream.Collectors.joining;

/** How to cite a figure. */
@Description(
        "How to cite figures of this answer, with the credit that the licences of the data ask for. It names the sources "
                + "of the models that were counted, those with most models first: up to 5, then the number of others.")
public record Citation(
        @NonNull @Description("A line for a list of sources.")
        String text,

        @NonNull @Description("The same as a BibTeX entry.") String bibtex,
        @NonNull @Description("Licences of the data.") String licence,

        @NonNull @Description("Where the first of the sources offers its data.")
        String url,

        @NonNull @Description("The day of this answer, in UTC.")
        LocalDate retrievedOn,

        @NonNull @Description("Asks this very query again, with every root field that named no revision pinned to the one it "
                + "was read at.")
        String permalink) {

    /**
     * @param authors who published the sources, those with most models first; at least one
     * @param revision that was read
     */
    static Citation of(Revision revision, Credits credits, List<String> authors, LocalDate day, String permalink) {
        var licence = credits.licence();
        var text = "%s, as of %s (Model Atlas, revision %d). Licence %s. Retrieved on %s. %s"
                .formatted(credits.attribution(), revision.asOf(), revision.number(), licence, day, permalink);
        var bibtex = """
                @misc{model-atlas-%d,
                  title = {%s, as of %s},
                  author = {%s},
                  year = {%d},
                  url = {%s},
                  note = {Model Atlas, revision %d. Licence %s. Retrieved on %s}
                }""".formatted(
                        revision.number(),
                        credits.names(),
                        revision.asOf(),
                        bibtexNames(authors),
                        revision.asOf().getYear(),
                        permalink,
                        revision.number(),
                        licence,
                        day);
        return new Citation(text, bibtex, licence, credits.sources().get(0).url(), day, permalink);
    }

    /** BibTeX has a word for those who are not named. */
    private static String bibtexNames(List<String> authors) {
        var distinct = authors.stream().distinct().toList();
        var named = distinct.stream()
                .limit(Credits.MOST_NAMED)
                .map(author -> "{" + author + "}")
                .collect(joining(" and "));
        return distinct.size() > Credits.MOST_NAMED ? named + " and others" : named;
    }
}
