package dev.modelatlas.trend;

import java.time.LocalDate;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.revision.Revision;

/** How to cite a figure. */
@Description("How to cite figures of this answer, with the credit that the data's licence asks for.")
public record Citation(
        @NonNull @Description("A line for a list of sources.")
        String text,

        @NonNull @Description("The same as a BibTeX entry.") String bibtex,
        @NonNull @Description("Licence of the data.") String licence,

        @NonNull @Description("Where the source offers its data.")
        String url,

        @NonNull @Description("The day of this answer, in UTC.")
        LocalDate retrievedOn,

        @NonNull @Description("Asks this very query again, with every root field that named no revision pinned to the one it "
                + "was read at.")
        String permalink) {

    static Citation of(Revision revision, LocalDate day, String permalink) {
        var source = revision.source();
        var text = "%s, as of %s (Model Atlas, revision %d). Licence %s. Retrieved on %s. %s"
                .formatted(source.attribution(), revision.asOf(), revision.number(), source.licence(), day, permalink);
        var bibtex = """
                @misc{model-atlas-%d,
                  title = {%s, as of %s},
                  author = {{%s}},
                  year = {%d},
                  url = {%s},
                  note = {Model Atlas, revision %d. Licence %s. Retrieved on %s}
                }""".formatted(
                        revision.number(),
                        source.name(),
                        revision.asOf(),
                        revision.publisher(),
                        revision.asOf().getYear(),
                        permalink,
                        revision.number(),
                        source.licence(),
                        day);
        return new Citation(text, bibtex, source.licence(), source.url(), day, permalink);
    }
}
