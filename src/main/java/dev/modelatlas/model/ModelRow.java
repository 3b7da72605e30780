package dev.modelatlas.model;

import java.time.LocalDate;
import java.util.List;

import dev.modelatlas.vocabulary.Confidence;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.ModelAccessibility;
import dev.modelatlas.vocabulary.Sector;

/** A row of {@code model_facts}, with what stays of the model. Columns are described in the database. */
record ModelRow(
        int modelId,
        String slug,
        int firstRevision,
        String publisher,
        int sourceId,
        String name,
        String nameKey,
        LocalDate releasedOn,
        List<Integer> organizationIds,
        List<Integer> groupIds,
        List<String> recordedCountries,
        List<String> headquartersCountries,
        List<String> groupHeadquartersCountries,
        List<Sector> sectors,
        List<Integer> domainIds,
        List<Integer> taskIds,
        Double parameters,
        Double trainingFlop,
        Double trainingDatasetSize,
        Double trainingHours,
        List<String> trainingHardware,
        Integer hardwareQuantity,
        ModelAccessibility accessibility,
        Confidence confidence,
        List<String> baseModels,
        List<String> links) {

    /** The columns that fill it, of the view {@code model_facts m} and the table {@code model t}. */
    static final String COLUMNS = """
            m.model_id, m.slug, t.first_revision, t.publisher, m.source_id, m.name, m.name_key, m.released_on,
            m.organization_ids, m.group_ids,
            m.recorded_countries, m.headquarters_countries, m.group_headquarters_countries,
            m.sectors, m.domain_ids, m.task_ids, m.parameters, m.training_flop, m.training_dataset_size,
            m.training_hours, m.training_hardware, m.hardware_quantity, m.accessibility, m.confidence,
            m.base_models, m.links""";

    /** Codes of the countries it counts for; null means HEADQUARTERS. */
    List<String> countries(CountryBasis basis) {
        return switch (basis == null ? CountryBasis.HEADQUARTERS : basis) {
            case RECORDED -> recordedCountries;
            case HEADQUARTERS -> headquartersCountries;
            case GROUP_HEADQUARTERS -> groupHeadquartersCountries;
        };
    }
}
