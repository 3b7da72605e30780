package dev.modelatlas.model;

import java.time.LocalDate;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import dev.modelatlas.vocabulary.Confidence;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.ModelAccessibility;
import dev.modelatlas.vocabulary.Sector;

/**
 * A row of {@code model_entity}: a model at the revisions from {@code validFrom} (inclusive) to {@code validUntil}
 * (exclusive). Has arrays instead of lists, because Hibernate would watch each list of each row for changes.
 */
@Entity
@Immutable
@Table(name = "model_entity")
@IdClass(ModelEntity.Key.class)
class ModelEntity extends PanacheEntityBase {
    record Key(int modelId, int validFrom) {}

    /**
     * The columns to select. The statement must join rows {@code m} of the view {@code model_facts} with rows {@code t}
     * of the table {@code model}.
     */
    static final String COLUMNS = """
            m.model_id, m.valid_from, m.valid_until, m.slug, t.first_revision, t.publisher, m.source_id, m.name, m.name_key,
            m.released_on, m.organization_ids, m.group_ids,
            m.recorded_countries, m.headquarters_countries, m.group_headquarters_countries,
            m.sectors, m.domain_ids, m.task_ids, m.parameters, m.training_flop, m.training_dataset_size,
            m.training_hours, m.training_hardware, m.hardware_quantity, m.accessibility, m.confidence,
            m.base_models, m.links, m.training_datasets, m.training_code_accessibility, m.hardware_utilization,
            m.training_cost, m.finetune_flop, m.citations, m.reference""";

    /**
     * The columns of rows {@code m} of the view {@code model_entity}, instead of {@code m.*}: PostgreSQL refuses to
     * execute a prepared statement again after the next release has added a column to its result.
     */
    static final String COLUMNS_OF_VIEW = COLUMNS.replace("t.", "m.");

    @Id
    @Column(name = "model_id")
    int modelId;

    @Id
    @Column(name = "valid_from")
    int validFrom;

    @Column(name = "valid_until")
    int validUntil;

    String slug;

    @Column(name = "first_revision")
    int firstRevision;

    String publisher;

    @Column(name = "source_id")
    int sourceId;

    String name;

    @Column(name = "name_key")
    String nameKey;

    // Without this type, Hibernate would read a java.sql.Date, which depends on a time zone.
    @Column(name = "released_on")
    @JdbcTypeCode(SqlTypes.LOCAL_DATE)
    LocalDate releasedOn;

    @Column(name = "organization_ids")
    Integer[] organizationIds;

    @Column(name = "group_ids")
    Integer[] groupIds;

    @Column(name = "recorded_countries")
    String[] recordedCountries;

    @Column(name = "headquarters_countries")
    String[] headquartersCountries;

    @Column(name = "group_headquarters_countries")
    String[] groupHeadquartersCountries;

    @Enumerated(EnumType.STRING)
    Sector[] sectors;

    @Column(name = "domain_ids")
    Integer[] domainIds;

    @Column(name = "task_ids")
    Integer[] taskIds;

    Double parameters;

    @Column(name = "training_flop")
    Double trainingFlop;

    @Column(name = "training_dataset_size")
    Double trainingDatasetSize;

    @Column(name = "training_hours")
    Double trainingHours;

    @Column(name = "training_hardware")
    String[] trainingHardware;

    @Column(name = "hardware_quantity")
    Integer hardwareQuantity;

    @Enumerated(EnumType.STRING)
    ModelAccessibility accessibility;

    @Enumerated(EnumType.STRING)
    Confidence confidence;

    @Column(name = "base_models")
    String[] baseModels;

    String[] links;

    @Column(name = "training_datasets")
    String[] trainingDatasets;

    @Column(name = "training_code_accessibility")
    String trainingCodeAccessibility;

    @Column(name = "hardware_utilization")
    Double hardwareUtilization;

    @Column(name = "training_cost")
    Double trainingCost;

    @Column(name = "finetune_flop")
    Double finetuneFlop;

    Integer citations;

    String reference;

    /**
     * Codes of the countries to which the model is attributed.
     *
     * @param basis null means HEADQUARTERS
     */
    List<String> countries(CountryBasis basis) {
        return List.of(
                switch (basis == null ? CountryBasis.HEADQUARTERS : basis) {
                    case RECORDED -> recordedCountries;
                    case HEADQUARTERS -> headquartersCountries;
                    case GROUP_HEADQUARTERS -> groupHeadquartersCountries;
                });
    }
}
