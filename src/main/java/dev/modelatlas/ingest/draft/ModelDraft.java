package dev.modelatlas.ingest.draft;

import java.time.LocalDate;
import java.util.List;

/**
 * One model as a source describes it, after cleaning and before matching. Lists are in the order of the source, without
 * duplicates. Numbers are null when unknown.
 *
 * @param line position in the source: in a file starting at 1, in a call starting at 0
 * @param slug the slug in the source; null when it has none
 * @param name normalized name
 * @param releasedOn release date
 * @param organizations names as recorded
 * @param recordedCountries ISO 3166-1 alpha-2 codes
 * @param recordedSectors names of {@code Sector}
 * @param domains names after resolving aliases
 * @param tasks names after resolving aliases
 * @param parameters number of parameters
 * @param trainingFlop number of floating-point operations of the training
 * @param trainingDatasetSize number of datapoints
 * @param trainingHours duration of the training in hours (wall-clock time)
 * @param trainingHardware names as recorded
 * @param hardwareQuantity number of devices
 * @param accessibility name of {@code ModelAccessibility}; null when unknown
 * @param confidence name of {@code Confidence}
 * @param baseModels names as recorded
 * @param links http and https only
 * @param corrected names of the facts that {@code db/reference/corrections.csv} filled in
 */
public record ModelDraft(
        long line,
        String slug,
        String name,
        LocalDate releasedOn,
        List<String> organizations,
        List<String> recordedCountries,
        List<String> recordedSectors,
        List<String> domains,
        List<String> tasks,
        Double parameters,
        Double trainingFlop,
        Double trainingDatasetSize,
        Double trainingHours,
        List<String> trainingHardware,
        Integer hardwareQuantity,
        String accessibility,
        String confidence,
        List<String> baseModels,
        List<String> links,
        List<String> corrected) {}
