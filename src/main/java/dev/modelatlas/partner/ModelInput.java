package dev.modelatlas.partner;

import java.time.LocalDate;
import java.util.List;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.fact.Fact;
import dev.modelatlas.vocabulary.Confidence;
import dev.modelatlas.vocabulary.ModelAccessibility;
import dev.modelatlas.vocabulary.Sector;

/** A complete model as a client publishes it. Null means unknown; a list that is null counts as empty. */
@Input("ModelInput")
@Description(
        "The complete record of one model. An omitted field becomes unknown. A string has at most 500 characters, and "
                + "a list at most 100 values.")
public record ModelInput(
        @Description(
                "Slug of an existing or removed model. To rename a model, give its slug. An unknown slug is refused. "
                        + "Without a slug, the server looks for a model with this `name`. If no model has the name, "
                        + "the server creates a model with a new slug.")
        String slug,

        @NonNull @Description("Name of the model.") String name,

        @NonNull @Description("Date of release, 1900 or later and not in the future.")
        LocalDate releasedOn,

        @NonNull @Description("Organizations that developed the model, as slugs, names or aliases. A name or alias "
                + "must identify exactly one organization. Empty when unknown. Define new organizations in "
                + "`PublishRevisionInput.organizations`.")
        List<@NonNull String> organizations,

        @Nullable @Description("Countries recorded for the model: ISO 3166-1 alpha-2 codes, English names or Korean names.")
        List<@NonNull String> recordedCountries,

        @Nullable @Description("Sectors recorded for the model. Default: the sectors of its organizations.")
        List<@NonNull Sector> sectors,

        @Nullable @Description("Slugs, English names, Korean names or aliases of domains. A new name creates a domain.")
        List<@NonNull String> domains,

        @Nullable @Description("Slugs, English names, Korean names or aliases of tasks. A new name creates a task.")
        List<@NonNull String> tasks,

        @Description("Number of parameters.") Double parameters,

        @Description("Training compute in FLOP. 0 means unknown.")
        Double trainingFlop,

        @Description("Size of the training dataset in datapoints.")
        Double trainingDatasetSize,

        @Description("Training time in hours (wall clock).") Double trainingHours,

        @Nullable @Description("Names of the hardware used for training.")
        List<@NonNull String> trainingHardware,

        @Description("Number of hardware units used for training.")
        Integer hardwareQuantity,

        @Description("How the model can be accessed.") ModelAccessibility accessibility,

        @Description("How confident you are in the figures. Default: UNKNOWN.")
        Confidence confidence,

        @Nullable @Description("Names or slugs of the models that this model was derived from. A name that matches no "
                + "known model is stored as text.")
        List<@NonNull String> baseModels,

        @Nullable @Description("Links (http or https) to pages that describe the model, at most 2000 characters each.")
        List<@NonNull String> links,

        @Nullable @Description("Names of the datasets used for training.")
        List<@NonNull String> trainingDatasets,

        @Description("How the training code can be accessed, in your own words, such as \"Open source\".")
        String trainingCodeAccessibility,

        @Description("Model FLOP utilization (MFU): the share of the hardware's peak performance that the training "
                + "used, from 0 to 1.")
        Double hardwareUtilization,

        @Description("Cost of the training compute in US dollars, at the prices of cloud providers.")
        Double trainingCost,

        @Description("Compute used to fine-tune the model from its base model, in FLOP.")
        Double finetuneFlop,

        @Description("Number of citations of the paper or article about the model.")
        Integer citations,

        @Description("Title of the paper or article about the model.")
        String reference) {

    /**
     * The value of a plain fact (see {@link Fact#PLAIN}). If the input omits the fact, the value is UNKNOWN for the
     * confidence, and null for any other fact.
     */
    Object value(Fact fact) {
        return switch (fact) {
            case PARAMETERS -> parameters;
            case TRAINING_FLOP -> trainingFlop;
            case TRAINING_DATASET_SIZE -> trainingDatasetSize;
            case TRAINING_HOURS -> trainingHours;
            case TRAINING_HARDWARE -> trainingHardware;
            case HARDWARE_QUANTITY -> hardwareQuantity;
            case ACCESSIBILITY -> accessibility;
            case CONFIDENCE -> confidence == null ? Confidence.UNKNOWN : confidence;
            case BASE_MODELS -> baseModels;
            case LINKS -> links;
            case TRAINING_DATASETS -> trainingDatasets;
            case TRAINING_CODE_ACCESSIBILITY -> trainingCodeAccessibility;
            case HARDWARE_UTILIZATION -> hardwareUtilization;
            case TRAINING_COST -> trainingCost;
            case FINETUNE_FLOP -> finetuneFlop;
            case CITATIONS -> citations;
            case REFERENCE -> reference;
            case SLUG,
                    NAME,
                    RELEASED_ON,
                    ORGANIZATIONS,
                    RECORDED_COUNTRIES,
                    RECORDED_SECTORS,
                    DOMAINS,
                    TASKS,
                    CORRECTED -> throw new IllegalArgumentException(fact + " is not a plain fact");
        };
    }
}
