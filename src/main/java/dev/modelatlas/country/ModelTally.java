package dev.modelatlas.country;

import java.time.LocalDate;

/**
 * The number of models of a country or organization at a revision.
 *
 * @param models number of models
 * @param firstRelease the earliest release date; null when there are no models
 */
public record ModelTally(int models, LocalDate firstRelease) {
    public static final ModelTally NONE = new ModelTally(0, null);
}
