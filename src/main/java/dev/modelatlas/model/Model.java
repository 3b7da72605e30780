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
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.Domain;
import dev.modelatlas.vocabulary.ModelAccessibility;
import dev.modelatlas.vocabulary.SearchHit;
import dev.modelatlas.vocabulary.Sector;
import dev.modelatlas.vocabulary.Task;

/**
 * A model at one revision, with its related objects.
 *
 * @param snapshot the revision at which nested fields are read
 * @param row the model's row, for fields that depend on arguments
 */
@Description("A large-scale AI model, with the facts that its source records.")
public record Model(
        @Ignore Snapshot snapshot,
        @Ignore ModelEntity row,

        @NonNull @Description("Stable identifier for links and synchronisation. It stays the same in all revisions, "
                + "even if the model is renamed.")
        String slug,

        @NonNull @Description("Name, as the source spells it.")
        String name,

        @NonNull @Description("Date of release or first publication.")
        LocalDate releasedOn,

        @NonNull @Description(
                "Organizations that developed the model, in the order in which the source first listed them; empty "
                        + "when not recorded.")
        List<@NonNull Organization> organizations,

        @NonNull @Description("Sectors recorded for the model. If none are recorded, the sectors of its organizations.")
        List<@NonNull Sector> sectors,

        @NonNull @Description("Domains the model works in; empty when not recorded.")
        List<@NonNull Domain> domains,

        @NonNull @Description("Tasks the model performs; empty when not recorded.")
        List<@NonNull Task> tasks,

        @Description("Number of parameters; null when unknown.")
        Double parameters,

        @Description("Compute used for training; null when unknown or recorded as 0.")
        TrainingCompute trainingCompute,

        @Description("Size of the training dataset in datapoints (tokens or words for text); null when unknown.")
        Double trainingDatasetSize,

        @Description("Training time in hours (wall clock); null when unknown.")
        Double trainingHours,

        @NonNull @Description("Hardware used for training; empty when unknown.")
        List<@NonNull String> trainingHardware,

        @Description("Number of hardware units used for training; null when unknown.")
        Integer hardwareQuantity,

        @Description("How the trained model can be accessed; null when unknown.")
        ModelAccessibility accessibility,

        @NonNull @Description("Names of the datasets used for training; empty when unknown.")
        List<@NonNull String> trainingDatasets,

        @Description("How the training code can be accessed, in the words of the source, such as \"Open source\"; null "
                + "when unknown.")
        String trainingCodeAccessibility,

        @Description(
                "Model FLOP utilization (MFU): the share of the hardware's peak performance that the training used, "
                        + "from 0 to 1; null when unknown.")
        Double hardwareUtilization,

        @Description("Cost of the training compute in US dollars, estimated by the source at the prices of cloud "
                + "providers. The source does not state which year's dollars these are. Null when not estimated.")
        Double trainingCost,

        @Description("Compute used to fine-tune the model from its base model, in FLOP; null when not estimated.")
        Double finetuneFlop,

        @Description("Number of citations of the publication about the model, on the day the source counted them; "
                + "null when unknown.")
        Integer citations,

        @Description("Title of the paper or article about the model; null when unknown.")
        String reference,

        @NonNull @Description("How confident the source is in its figures for the model.")
        Confidence confidence,

        @NonNull @Description("Links to pages that describe the model; only http and https.")
        List<@NonNull String> links,

        @NonNull @Description("The publisher that first published the model, such as \"Epoch AI\".")
        String publisher,

        @NonNull @Description("Source of the model's data, with the attribution that its licence requires.")
        Source source,

        @NonNull @Description("The first revision that contains this model.")
        Revision firstRevision)
        implements Node, SearchHit {

    /**
     * Creates a model from its row and its related objects. The row must have been read at the revision of the
     * snapshot.
     */
    static Model of(
            ModelEntity row,
            Snapshot snapshot,
            List<Organization> organizations,
            List<Domain> domains,
            List<Task> tasks,
            Source source,
            Revision firstRevision) {
        return new Model(
                snapshot,
                row,
                row.slug,
                row.name,
                row.releasedOn,
                organizations,
                List.of(row.sectors),
                domains,
                tasks,
                row.parameters,
                TrainingCompute.of(row.trainingFlop),
                row.trainingDatasetSize,
                row.trainingHours,
                List.of(row.trainingHardware),
                row.hardwareQuantity,
                row.accessibility,
                List.of(row.trainingDatasets),
                row.trainingCodeAccessibility,
                row.hardwareUtilization,
                row.trainingCost,
                row.finetuneFlop,
                row.citations,
                row.reference,
                row.confidence,
                List.of(row.links),
                row.publisher,
                source,
                firstRevision);
    }

    /**
     * Codes of the countries to which the model is attributed.
     *
     * @param basis null means HEADQUARTERS
     */
    public List<String> countryCodes(CountryBasis basis) {
        return row.countries(basis);
    }

    @Override
    @Id
    @NonNull @Description("Opaque ID for `node(id)`. If the query pinned a revision, the ID includes that revision.")
    public String getId() {
        return NodeId.encode("Model", slug, snapshot.pinnedRevision());
    }
}
