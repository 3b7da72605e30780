package dev.modelatlas.ingest.guard;

import java.util.List;

/**
 * A fact that a file leaves blank for models that had a value and are not removed.
 *
 * @param fact name of the column in {@code model_version}
 * @param fallen the decrease in the number of models with a value
 * @param before number of models that had a value before
 * @param examples names of up to ten models that lose their value
 */
public record LostFact(String fact, long fallen, long before, List<String> examples) {

    /** The loss as a clause, without a full stop at the end. */
    public String sentence() {
        return fallen + " of " + before + " models with a value for " + fact.replace('_', ' ')
                + " would lose this value";
    }
}
