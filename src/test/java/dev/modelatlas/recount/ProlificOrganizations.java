package dev.modelatlas.recount;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.modelatlas.recount.Answer.Country;
import dev.modelatlas.recount.Answer.ProlificCountry;
import dev.modelatlas.recount.Answer.RankedCount;
import dev.modelatlas.trend.count.Dimension;
import dev.modelatlas.vocabulary.CountryBasis;

/**
 * The organizations with many releases, by country.
 *
 * @param models models of one year
 */
record ProlificOrganizations(List<Fact> models, Question question, Reference reference) {
    /**
     * For each country, the organizations (or groups) with at least the minimum number of models there, ranked among
     * all organizations of the country. An organization belongs to its headquarters' country; on the RECORDED basis, to
     * the countries that its models record.
     */
    List<ProlificCountry> ranking(int minModels) {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        for (Fact fact : models) {
            for (String organization : Keys.of(fact, Dimension.ORGANIZATION, question)) {
                for (String country : countries(fact, organization)) {
                    counts.computeIfAbsent(country, none -> new TreeMap<>()).merge(organization, 1, Integer::sum);
                }
            }
        }
        Map<String, List<RankedCount>> prolific = new TreeMap<>();
        counts.forEach((country, organizations) ->
                prolific.put(country, new Tally(models.size(), organizations).ranking(minModels)));
        prolific.values().removeIf(List::isEmpty);
        Map<String, Integer> sizes = new TreeMap<>();
        prolific.forEach((country, organizations) -> sizes.put(country, organizations.size()));
        Tally tally = new Tally(0, sizes);
        return tally.keys().stream()
                .map(country -> new ProlificCountry(
                        tally.rank(country),
                        tally.tied(country),
                        new Country(country),
                        tally.count(country),
                        prolific.get(country)))
                .toList();
    }

    private Set<String> countries(Fact fact, String organization) {
        if (question.countryBasis() == CountryBasis.RECORDED) {
            return fact.countries(CountryBasis.RECORDED);
        }
        String country = reference.country(organization, question.countryBasis());
        return country == null ? Set.of() : Set.of(country);
    }
}
