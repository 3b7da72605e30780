package dev.modelatlas.recount;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

/**
 * A ModelFilter of the contract by its fields: enum values as enums, slugs and codes as strings, dates as LocalDate,
 * lists as lists, nested filters as Filter.
 */
record Filter(Map<String, Object> fields) {
    static final Filter NONE = new Filter(Map.of());
    /** The publisher of all recounted models. */
    static final String PUBLISHER = "Epoch AI";

    /**
     * Whether the model matches all fields; an unknown value matches no bound and no list.
     *
     * @param countries default basis, from the enclosing field
     * @param organizations default basis, from the enclosing field
     */
    boolean matches(Fact fact, CountryBasis countries, OrganizationBasis organizations) {
        CountryBasis countryBasis = (CountryBasis) fields.getOrDefault("countryBasis", countries);
        OrganizationBasis organizationBasis =
                (OrganizationBasis) fields.getOrDefault("organizationBasis", organizations);
        return fields.entrySet().stream().allMatch(field -> switch (field.getKey()) {
            case "countryBasis", "organizationBasis" -> true;
            case "countries" -> any(field.getValue(), fact.countries(countryBasis));
            case "collaboration" -> field.getValue().toString().equals(fact.collaboration(organizationBasis));
            case "all" ->
                filters(field.getValue()).stream().allMatch(filter -> filter.matches(fact, countries, organizations));
            case "any" ->
                filters(field.getValue()).isEmpty()
                        || filters(field.getValue()).stream()
                                .anyMatch(filter -> filter.matches(fact, countries, organizations));
            case "not" -> !((Filter) field.getValue()).matches(fact, countries, organizations);
            default -> holds(field.getKey(), field.getValue(), fact);
        });
    }

    private static boolean holds(String field, Object value, Fact fact) {
        Recorded stated = fact.stated();
        return switch (field) {
            case "releasedFrom" -> !stated.releasedOn().isBefore((LocalDate) value);
            case "releasedTo" -> !stated.releasedOn().isAfter((LocalDate) value);
            case "organizations" -> any(value, fact.organizations());
            case "groups" -> any(value, fact.groups());
            case "sectors" -> any(value, fact.sectors());
            case "domains" -> any(value, stated.domains());
            case "tasks" -> any(value, stated.tasks());
            case "minDomains" -> stated.domains().size() >= (Integer) value;
            case "maxDomains" -> stated.domains().size() <= (Integer) value;
            case "minTasks" -> stated.tasks().size() >= (Integer) value;
            case "maxTasks" -> stated.tasks().size() <= (Integer) value;
            case "minTrainingFlop" -> stated.trainingFlop() != null && stated.trainingFlop() >= (Double) value;
            case "maxTrainingFlop" -> stated.trainingFlop() != null && stated.trainingFlop() <= (Double) value;
            case "trainingFlopBelow" -> stated.trainingFlop() != null && stated.trainingFlop() < (Double) value;
            case "computeKnown" -> value.equals(stated.trainingFlop() != null);
            case "minParameters" -> stated.parameters() != null && stated.parameters() >= (Double) value;
            case "maxParameters" -> stated.parameters() != null && stated.parameters() <= (Double) value;
            case "accessibility" ->
                any(value, stated.accessibility() == null ? Set.of() : Set.of(stated.accessibility()));
            case "accessibilityKnown" -> value.equals(stated.accessibility() != null);
            case "sectorKnown" -> value.equals(!fact.sectors().isEmpty());
            // Claims use only a part of what this field can do: the text is a part of the name.
            case "text" ->
                stated.name().toLowerCase(Locale.ROOT).contains(value.toString().toLowerCase(Locale.ROOT));
            case "publishers" -> any(value, Set.of(PUBLISHER));
            case "confidence" -> any(value, Set.of(stated.confidence()));
            default -> throw new IllegalArgumentException("The recount does not know the filter field " + field);
        };
    }

    /** An empty list matches everything. */
    private static boolean any(Object wanted, Collection<String> values) {
        List<?> list = (List<?>) wanted;
        return list.isEmpty() || list.stream().anyMatch(value -> values.contains(value.toString()));
    }

    private static List<Filter> filters(Object value) {
        return ((List<?>) value).stream().map(Filter.class::cast).toList();
    }

    /** The date in a field of this filter, without nested filters; null when it is missing. */
    LocalDate day(String field) {
        return (LocalDate) fields.get(field);
    }

    /** This filter as a GraphQL literal. */
    String literal() {
        return literal(this);
    }

    private static String literal(Object value) {
        if (value instanceof Filter filter) {
            return filter.fields.entrySet().stream()
                    .map(field -> field.getKey() + ": " + literal(field.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Filter::literal).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String || value instanceof LocalDate ? "\"" + value + "\"" : value.toString();
    }
}
