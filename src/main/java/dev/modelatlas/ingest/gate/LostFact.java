package dev.modelatlas.ingest.gate;

import java.util.List;

/**
 * A fact that a file blanks for models that it keeps.
 *
 * @param fact the column of {@code model_version}
 * @param fallen how many fewer of these models know it now
 * @param before how many of them knew it
 * @param examples names of up to ten that lose it
 */
public record LostFact(String fact, long fallen, long before, List<String> examples) {

    /** What is lost, without a full stop. */
    public String sentence() {
        return fallen + " of " + before + " models with known " + fact.replace('_', ' ') + " lose them";
    }
}
