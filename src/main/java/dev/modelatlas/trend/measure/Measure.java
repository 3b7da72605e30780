package dev.modelatlas.trend.measure;

import org.eclipse.microprofile.graphql.Description;

/** A numeric property of models. */
@Description("A numeric property of models. It is unknown for many models.")
public enum Measure {
    @Description("Number of parameters.")
    PARAMETERS("parameters"),
    @Description("Training compute in FLOP.")
    TRAINING_FLOP("training_flop"),
    @Description("Size of the training data in datapoints (tokens or words for text).")
    TRAINING_DATASET_SIZE("training_dataset_size"),
    @Description("Training time in hours (wall clock).")
    TRAINING_HOURS("training_hours");

    private final String column;

    Measure(String column) {
        this.column = column;
    }

    /** The column of {@code model_facts} with this property. */
    String column() {
        return column;
    }
}
