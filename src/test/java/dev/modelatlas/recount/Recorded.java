package dev.modelatlas.recount;

import java.time.LocalDate;
import java.util.List;

/**
 * A model as stated in one vintage, without derived facts. Unknown lists are empty and unknown numbers are null.
 *
 * @param slug null until it is allocated
 * @param organizations display names, in the order of the source
 * @param countries ISO codes recorded for the model itself
 * @param sectors recorded for the model itself
 * @param domains slugs
 * @param tasks slugs
 * @param confidence never null; UNKNOWN if the source states no confidence
 * @param corrected the facts that corrections filled in
 */
record Recorded(
        String slug,
        String name,
        LocalDate releasedOn,
        List<String> organizations,
        List<String> countries,
        List<String> sectors,
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
        List<String> corrected) {

    /**
     * The same model with a slug. Numbers that differ from the earlier vintage only by float noise keep their earlier
     * value.
     */
    Recorded as(String allocated, Recorded before) {
        return new Recorded(
                allocated,
                name,
                releasedOn,
                organizations,
                countries,
                sectors,
                domains,
                tasks,
                steady(parameters, before == null ? null : before.parameters),
                steady(trainingFlop, before == null ? null : before.trainingFlop),
                steady(trainingDatasetSize, before == null ? null : before.trainingDatasetSize),
                steady(trainingHours, before == null ? null : before.trainingHours),
                trainingHardware,
                hardwareQuantity,
                accessibility,
                confidence,
                baseModels,
                links,
                corrected);
    }

    private static Double steady(Double now, Double before) {
        return now != null && before != null && differ(now, before) <= 1e-9 ? before : now;
    }

    /** Relative difference of two numbers. */
    static double differ(double a, double b) {
        return a == b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
    }
}
