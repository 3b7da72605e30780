package dev.modelatlas.country;

import java.time.LocalDate;

/**
 * How many models count for something at a revision.
 *
 * @param models how many
 * @param firstRelease release of the first of them; null when there is none
 */
public record ModelTally(int models, LocalDate firstRelease) {
    public static final ModelTally NONE = new ModelTally(0, null);
}
