package dev.modelatlas.recount;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

/**
 * The arguments of `trends`.
 *
 * @param from null for the first year with a model
 * @param to null for the last one
 */
record Question(
        Filter filter, Integer from, Integer to, CountryBasis countryBasis, OrganizationBasis organizationBasis) {

    /** All models of a window, on the contract's default bases. */
    static Question window(Integer from, Integer to) {
        return new Question(Filter.NONE, from, to, CountryBasis.HEADQUARTERS, OrganizationBasis.GROUP);
    }

    Question on(CountryBasis basis) {
        return new Question(filter, from, to, basis, organizationBasis);
    }

    Question on(OrganizationBasis basis) {
        return new Question(filter, from, to, countryBasis, basis);
    }

    Question where(Filter other) {
        return new Question(other, from, to, countryBasis, organizationBasis);
    }

    boolean asksFor(Fact fact) {
        return filter.matches(fact, countryBasis, organizationBasis);
    }

    /** The field in a query, without its selection. */
    String field(int revision) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("filter", filter.fields().isEmpty() ? null : filter.literal());
        arguments.put("from", from);
        arguments.put("to", to);
        arguments.put("countryBasis", countryBasis);
        arguments.put("organizationBasis", organizationBasis);
        arguments.put("revision", revision);
        return field("trends", arguments);
    }

    /** A field with those of its arguments that are not null. */
    static String field(String name, Map<String, Object> arguments) {
        return arguments.entrySet().stream()
                .filter(argument -> argument.getValue() != null)
                .map(argument -> argument.getKey() + ": " + argument.getValue())
                .collect(Collectors.joining(", ", name + "(", ")"));
    }
}
