package dev.modelatlas.recount;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.modelatlas.trend.count.Dimension;
import dev.modelatlas.trend.measure.Measure;
import dev.modelatlas.vocabulary.Collaboration;
import dev.modelatlas.vocabulary.Confidence;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.ModelAccessibility;
import dev.modelatlas.vocabulary.OrganizationBasis;
import dev.modelatlas.vocabulary.Sector;

/**
 * Generates questions; the same seed gives the same questions. The values in filters come from models, so that some
 * values equal a bound exactly.
 */
final class Questions {
    /** Fields of ModelFilter for generated questions. `text` is a search, which no counting rule covers. */
    static final Set<String> FIELDS = Set.of(
            ("releasedFrom releasedTo organizations groups countries countryBasis sectors collaboration domains tasks"
                            + " minDomains maxDomains minTasks maxTasks minTrainingFlop maxTrainingFlop"
                            + " trainingFlopBelow computeKnown minParameters maxParameters accessibility"
                            + " accessibilityKnown sectorKnown confidence organizationBasis publishers all any not")
                    .split(" "));

    private static final Map<String, List<String>> LOWER_BOUNDS = Map.of(
            "releasedFrom", List.of("releasedTo"),
            "minDomains", List.of("maxDomains"),
            "minTasks", List.of("maxTasks"),
            "minTrainingFlop", List.of("maxTrainingFlop", "trainingFlopBelow"),
            "minParameters", List.of("maxParameters"));

    private final Random random;
    private final Vintage vintage;
    private final List<String> leaves;
    private final List<String> combinators;

    /** @param served the fields of ModelFilter in the running service */
    Questions(long seed, Vintage vintage, Set<String> served) {
        this.random = new Random(seed);
        this.vintage = vintage;
        this.combinators =
                Stream.of("all", "any", "not").filter(served::contains).toList();
        this.leaves = FIELDS.stream()
                .filter(served::contains)
                .filter(field -> !combinators.contains(field))
                .sorted()
                .toList();
    }

    /** A question with a random filter, window and bases, and some fields to select. */
    TrendsAsked next() {
        Filter filter = filter(leaves, 1 + random.nextInt(3), !combinators.isEmpty() && random.nextInt(3) == 0);
        Question question =
                window(new Question(filter, null, null, any(CountryBasis.values()), any(OrganizationBasis.values())));
        TrendsAsked asked = new TrendsAsked(vintage, question).totals();
        Recount recount = asked.recount();
        int year = recount.from() + random.nextInt(recount.to() - recount.from() + 1);
        return asked.series(any(Dimension.values()), 1 + random.nextInt(8), 1 + random.nextInt(3))
                .ranking(any(Dimension.values()), random.nextBoolean() ? year : null, 1 + random.nextInt(3), 5)
                .firsts(any(Dimension.values()))
                .compute(any(Dimension.values()), 1 + random.nextInt(8))
                .distribution(any(Measure.values()), null)
                .distribution(any(Measure.values()), any(Dimension.values()))
                .catchUp(any(1e23, 1e24, 1e25), any(Dimension.values()))
                .table(any(Dimension.values()), any(Dimension.values()))
                .prolificOrganizations(year, 1 + random.nextInt(4));
    }

    /** Omits a bound only if the remaining models determine it. */
    private Question window(Question open) {
        List<Integer> years = vintage.facts().stream()
                .filter(open::asksFor)
                .map(Fact::year)
                .sorted()
                .toList();
        boolean none = years.isEmpty();
        int first = none ? 2019 : years.get(0);
        int last = none ? 2024 : years.get(years.size() - 1);
        int from = first - 1 + random.nextInt(last - first + 2);
        int to = Math.max(first, from + random.nextInt(6));
        return new Question(
                open.filter(),
                none || random.nextBoolean() ? (Integer) from : null,
                none || random.nextBoolean() ? (Integer) to : null,
                open.countryBasis(),
                open.organizationBasis());
    }

    private Filter filter(List<String> from, int size, boolean combined) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            String field = from.get(random.nextInt(from.size()));
            fields.put(field, value(field));
        }
        LOWER_BOUNDS.forEach((lower, uppers) -> uppers.forEach(upper -> uncross(fields, lower, upper)));
        if (combined) {
            String combinator = combinators.get(random.nextInt(combinators.size()));
            fields.put(combinator, combinator.equals("not") ? inner() : few(List.of(inner(), inner(), inner())));
        }
        return new Filter(fields);
    }

    /** Prevents a lower bound above the upper one, which would be refused. */
    @SuppressWarnings("unchecked")
    private static void uncross(Map<String, Object> fields, String lower, String upper) {
        if (fields.containsKey(lower)
                && fields.containsKey(upper)
                && ((Comparable<Object>) fields.get(lower)).compareTo(fields.get(upper)) >= 0) {
            fields.remove(lower);
        }
    }

    /**
     * A nested filter. The contract does not specify its default bases or which years its dates make partial, so it
     * states both bases and has no dates.
     */
    private Filter inner() {
        List<String> plain =
                leaves.stream().filter(field -> !field.startsWith("released")).toList();
        Filter inner = filter(plain, 1 + random.nextInt(2), false);
        Map<String, Object> fields = new LinkedHashMap<>(inner.fields());
        fields.putIfAbsent("countryBasis", any(CountryBasis.values()));
        fields.putIfAbsent("organizationBasis", any(OrganizationBasis.values()));
        return new Filter(fields);
    }

    private Object value(String field) {
        return switch (field) {
            case "releasedFrom", "releasedTo" -> one(fact -> List.of(day(fact)));
            case "organizations" -> few(all(Fact::organizations));
            case "groups" -> few(all(Fact::groups));
            case "countries" -> few(all(fact -> fact.countries(any(CountryBasis.values()))));
            case "publishers" -> few(List.of(Filter.PUBLISHER));
            case "domains" -> few(all(fact -> fact.stated().domains()));
            case "tasks" -> few(all(fact -> fact.stated().tasks()));
            case "countryBasis" -> any(CountryBasis.values());
            case "organizationBasis" -> any(OrganizationBasis.values());
            case "collaboration" -> any(Collaboration.values());
            case "sectors" -> few(List.of(Sector.values()));
            case "accessibility" -> few(List.of(ModelAccessibility.values()));
            case "confidence" -> few(List.of(Confidence.values()));
            case "minDomains", "maxDomains", "minTasks", "maxTasks" -> random.nextInt(6);
            case "minTrainingFlop", "maxTrainingFlop", "trainingFlopBelow" ->
                one(fact -> known(fact.stated().trainingFlop()));
            case "minParameters", "maxParameters" ->
                one(fact -> known(fact.stated().parameters()));
            default -> random.nextBoolean();
        };
    }

    /** The date of a model, or the first or last day of its year, which cuts nothing. */
    private LocalDate day(Fact fact) {
        LocalDate day = fact.stated().releasedOn();
        return switch (random.nextInt(3)) {
            case 0 -> day.withDayOfYear(1);
            case 1 -> LocalDate.of(day.getYear(), 12, 31);
            default -> day;
        };
    }

    private static List<Double> known(Double number) {
        return Stream.ofNullable(number).toList();
    }

    private <T> List<T> all(Function<Fact, Collection<T>> values) {
        return List.copyOf(new TreeSet<>(vintage.facts().stream()
                .flatMap(fact -> values.apply(fact).stream())
                .toList()));
    }

    private <T> T one(Function<Fact, List<T>> value) {
        List<T> values = vintage.facts().stream()
                .flatMap(fact -> value.apply(fact).stream())
                .toList();
        return values.get(random.nextInt(values.size()));
    }

    /** Up to four of the values; sometimes an empty list, which matches everything. */
    private <T> List<T> few(List<T> values) {
        List<T> few = new ArrayList<>(values);
        Collections.shuffle(few, random);
        int size = random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(4);
        return few.subList(0, Math.min(size, few.size()));
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }
}
