package dev.modelatlas.revision;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.graphql.Node;
import dev.modelatlas.graphql.NodeId;

/** One immutable, numbered state of the dataset. */
@Description("One immutable, numbered state of the whole dataset. An answer computed at a revision never changes.")
public record Revision(
        @Description("The number to pin answers by. Numbers start at 1 and have no gaps.")
        int number,

        @NonNull @Description("Short name, for example \"2025-02-01\".")
        String label,

        @NonNull @Description("The day the source stood at.")
        LocalDate asOf,

        @NonNull @Description("When this revision was published, in UTC.")
        OffsetDateTime publishedAt,

        @NonNull @Description("Who published it.") String publisher,
        @NonNull @Description("What it was made from.") Source source,

        @Description("Number of models in the dataset at this revision.")
        int modelCount,

        @Description("Models that came, or came back, with this revision.")
        int added,

        @Description("Models whose facts changed under the same name.")
        int changed,

        @Description("Models that changed their name, perhaps with other facts.")
        int renamed,

        @Description("Models that left the dataset with this revision.")
        int removed,

        @Description("Rows of its source that were not taken in, such as repetitions; null when not recorded.")
        Integer skippedRows)
        implements Node {

    @Override
    @Id
    @NonNull @Description("Opaque id for node(id).")
    public String getId() {
        return NodeId.encode("Revision", Integer.toString(number), null);
    }
}
