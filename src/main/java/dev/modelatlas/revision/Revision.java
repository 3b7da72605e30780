package dev.modelatlas.revision;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.graphql.Node;
import dev.modelatlas.graphql.NodeId;

/** One immutable, numbered state of the dataset. */
@Description("One immutable, numbered state of the whole dataset. A result computed at a revision "
        + "never changes. The exceptions are display names, citations, claims, and what a search string such as "
        + "`ModelFilter.text` finds.")
public record Revision(
        @Description("Number of the revision, for the `revision` argument of queries. Numbers start at 1 and have no "
                + "gaps.")
        int number,

        @NonNull @Description("Short name, for example \"2025-02-01\".")
        String label,

        @NonNull @Description("Date of the source data from which the revision was made.")
        LocalDate asOf,

        @NonNull @Description("When the revision was published, in UTC.")
        OffsetDateTime publishedAt,

        @NonNull @Description("The publisher of the revision.")
        String publisher,

        @NonNull @Description("Source from which the revision was made.")
        Source source,

        @Description("Number of models in the dataset at this revision.")
        int modelCount,

        @Description("Number of models added or restored by this revision.")
        int added,

        @Description("Number of models with changed facts and an unchanged name.")
        int changed,

        @Description("Number of models renamed, possibly with other changes.")
        int renamed,

        @Description("Number of models removed by this revision.")
        int removed,

        @Description("Number of rows of the source that the import skipped, such as duplicates. Null when not "
                + "recorded.")
        Integer skippedRows)
        implements Node {

    @Override
    @Id
    @NonNull @Description("Opaque ID for `node(id)`.")
    public String getId() {
        return NodeId.encode("Revision", Integer.toString(number), null);
    }
}
