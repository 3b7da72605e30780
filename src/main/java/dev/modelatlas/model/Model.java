package dev.modelatlas.model;

import java.time.LocalDate;
import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.graphql.Node;
import dev.modelatlas.graphql.NodeId;
import dev.modelatlas.organization.Organization;
import dev.modelatlas.revision.Revision;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.revision.Source;
import dev.modelatlas.vocabulary.Confidence;
import dev.modelatlas.vocabulary.Domain;
import dev.modelatlas.vocabulary.ModelAccessibility;
import dev.modelatlas.vocabulary.SearchHit;
import dev.modelatlas.vocabulary.Sector;
import dev.modelatlas.vocabulary.Task;

/**
 * A model as it stands at one revision, with what it relates to.
 *
 * @param snapshot what is nested below it is read at
 * @param row what was read of it, for the fields that depend on arguments
 */
@Description("A large-scale AI model, with the facts that the source states about it.")
public record Model(
        @Ignore Snapshot snapshot,
        @Ignore ModelEntity row,

        @NonNull @Description("Stable name for links and synchronisation: survives revisions and renames.")
        String slug,

        @NonNull @Description("Name, as the source writes it.")
        String name,

        @NonNull @Description("Day of the release or first publication.")
        LocalDate releasedOn,

        @NonNull @Description("Who made it, in the order of the source; empty when not recorded.")
        List<@NonNull Organization> organizations,

        @NonNull @Description("Sectors involved: the recorded ones, else those of the organizations.")
        List<@NonNull Sector> sectors,

        @NonNull @Description("Fields of use; empty when not recorded.")
        List<@NonNull Domain> domains,

        @NonNull @Description("What it is made to do; empty when not recorded.")
        List<@NonNull Task> tasks,

        @Description("Number of parameters; null when unknown.")
        Double parameters,

        @Description("Computation of the training; null when not estimated.")
        TrainingCompute trainingCompute,

        @Description("Size of the training data in datapoints (for text, tokens or words); null when unknown.")
        Double trainingDatasetSize,

        @Description("Wall-clock hours of the training; null when unknown.")
        Double trainingHours,

        @NonNull @Description("Hardware it was trained on; empty when unknown.")
        List<@NonNull String> trainingHardware,

        @Description("How many pieces of that hardware; null when unknown.")
        Integer hardwareQuantity,

        @Description("How the trained model can be reached; null when unknown.")
        ModelAccessibility accessibility,

        @NonNull @Description("How sure the source is of its figures.")
        Confidence confidence,

        @NonNull @Description("Where it is described; http and https only.")
        List<@NonNull String> links,

        @NonNull @Description("Who this record came from.") String publisher,

        @NonNull @Description("What this record was read from, with the credit due.")
        Source source,

        @NonNull @Description("The first revision that had this model.")
        Revision firstRevision)
        implements Node, SearchHit {

    @Override
    @Id
    @NonNull @Description("Opaque id for node(id). Reached at a pinned revision it also carries that revision.")
    public String getId() {
        return NodeId.encode("Model", slug, snapshot.pinned() ? snapshot.revision() : null);
    }
}
