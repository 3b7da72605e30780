package dev.modelatlas.partner;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.modelatlas.fact.Fact;
import dev.modelatlas.fact.FactLimits;
import dev.modelatlas.fact.PlainFacts;
import dev.modelatlas.ingest.draft.ModelDraft;
import dev.modelatlas.ingest.reference.ReferenceWords;

/**
 * Validates one model. A model without countries or without sectors gets the correction from the reference data, if
 * one exists.
 */
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

    /** Returns the valid values as a draft. Adds a problem to {@code facts} for each invalid value. */
    ModelDraft draft(ModelInput stated) {
        var name = facts.text("name", stated.name(), FactLimits.TEXT);
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
                PlainFacts.of(fact -> plain(fact, stated.value(fact))),
                corrected);
    }

    @SuppressWarnings("unchecked")
    private Object plain(Fact fact, Object value) {
        var name = fact.fieldName();
        return switch (fact.kind()) {
            case NUMBER, SHARE -> facts.number(fact, (Double) value);
            case WHOLE_NUMBER -> facts.count(fact, (Integer) value);
            case TEXT -> facts.optional(name, (String) value);
            case TERM -> value == null ? null : ((Enum<?>) value).name();
            case LIST -> FieldReader.once(facts.texts(name, (List<String>) value));
            case LINKS -> facts.links(name, (List<String>) value);
            case DATE -> facts.day(name, (LocalDate) value, lastDay);
        };
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
