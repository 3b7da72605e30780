package dev.modelatlas.ingest;

import java.time.LocalDate;
import java.util.List;

/**
 * What a source says of one model, cleaned, before it is matched with what is known. Lists are in the order of the
 * source, without repetitions; null numbers are unknown.
 *
 * @param line where it stands in its source: in a file from 1, in a call from 0
 * @param slug the slug the source asks for; null when it knows none
 * @param name normalised name
 * @param releasedOn day of release
 * @param organizations names as recorded
 * @param recordedCountries ISO 3166-1 alpha-2 codes
 * @param recordedSectors names of {@code Sector}
 * @param domains names after aliases
 * @param tasks names after aliases
 * @param parameters number of parameters
 * @param trainingFlop floating-point operations of the training
 * @param trainingDatasetSize datapoints
 * @param trainingHours wall-clock hours
 * @param trainingHardware names as recorded
 * @param hardwareQuantity number of devices
 * @param accessibility name of {@code ModelAccessibility}, or null
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
