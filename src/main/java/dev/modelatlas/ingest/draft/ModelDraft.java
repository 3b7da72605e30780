package dev.modelatlas.ingest.draft;

import java.time.LocalDate;
import java.util.List;

import dev.modelatlas.fact.PlainFacts;

/**
 * One model as a source describes it, after cleaning and before matching. Lists are in the order of the source, without
 * duplicates.
 *
 * @param line position in the source, counted from 1 in a file and from 0 in a call
 * @param slug the slug in the source; null when it has none
 * @param name normalized name
 * @param releasedOn release date
 * @param organizations names as recorded
 * @param recordedCountries ISO 3166-1 alpha-2 codes
 * @param recordedSectors names of {@code Sector}
 * @param domains names after resolving aliases
 * @param tasks names after resolving aliases
 * @param facts the facts that are stored as they are, without a lookup or a derivation
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
        PlainFacts facts,
        List<String> corrected) {}
