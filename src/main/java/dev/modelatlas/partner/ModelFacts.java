package dev.modelatlas.partner;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.modelatlas.ingest.draft.ModelDraft;
import dev.modelatlas.ingest.reference.ReferenceWords;
import dev.modelatlas.vocabulary.Confidence;

/** Validates one model, and applies corrections of the reference data to blank facts. */
final class ModelFacts {
    private final FieldReader facts;
    private final ReferenceWords words;
    private final LocalDate lastDay;
    private final List<String> corrected = new ArrayList<>();

    ModelFacts(FieldReader facts, ReferenceWords words, LocalDate lastDay) {
        this.facts = facts;
        this.words = words;
        this.lastDay = lastDay;
    }

    /** The draft. Problems are collected. */
    ModelDraft draft(ModelInput stated) {
        var name = facts.text("name", stated.name(), FieldReader.LONGEST_TEXT);
        return new ModelDraft(
                facts.position(),
                facts.slug("slug", stated.slug()),
                name,
                facts.day("releasedOn", stated.releasedOn(), lastDay),
                facts.texts("organizations", stated.organizations()),
                orCorrection(
                        name,
                        "recordedCountries",
                        facts.countries("recordedCountries", stated.recordedCountries(), words)),
                orCorrection(name, "recordedSectors", names(stated.sectors())),
                facts.texts("domains", stated.domains()).stream()
                        .map(words::domain)
                        .distinct()
                        .toList(),
                facts.texts("tasks", stated.tasks()).stream()
                        .map(words::task)
                        .distinct()
                        .toList(),
                facts.number("parameters", stated.parameters()),
                facts.number("trainingFlop", stated.trainingFlop()),
                facts.number("trainingDatasetSize", stated.trainingDatasetSize()),
                facts.number("trainingHours", stated.trainingHours()),
                FieldReader.once(facts.texts("trainingHardware", stated.trainingHardware())),
                facts.count("hardwareQuantity", stated.hardwareQuantity()),
                stated.accessibility() == null ? null : stated.accessibility().name(),
                (stated.confidence() == null ? Confidence.UNKNOWN : stated.confidence()).name(),
                FieldReader.once(facts.texts("baseModels", stated.baseModels())),
                facts.links("links", stated.links()),
                corrected);
    }

    private List<String> orCorrection(String name, String field, List<String> recorded) {
        var correction = recorded.isEmpty() ? words.correction(name, field) : null;
        if (correction == null) {
            return recorded;
        }
        corrected.add(field);
        return List.of(correction.value());
    }

    private static List<String> names(List<? extends Enum<?>> values) {
        return InputRows.orEmpty(values).stream().map(Enum::name).distinct().toList();
    }
}
