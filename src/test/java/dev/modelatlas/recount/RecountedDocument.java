package dev.modelatlas.recount;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.Field;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.parser.Parser;

import dev.modelatlas.trend.count.Dimension;
import dev.modelatlas.trend.measure.Measure;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

/**
 * Answers whole documents about trends and models from the recount, field by field. It knows only the fields that
 * claims use.
 */
public final class RecountedDocument {
    private static final List<Vintage> VINTAGES = Vintage.ofTheSeed();

    private RecountedDocument() {}

    /** How many revisions are recounted. */
    public static int revisions() {
        return VINTAGES.size();
    }

    /** Date of the source of a recounted revision. */
    static String asOf(int revision) {
        return VINTAGES.get(revision - 1).asOf().toString();
    }

    /**
     * The answer to a document at a revision. Objects are maps by response name, and contain every field that the
     * recount knows, also fields that the document does not select.
     */
    public static Map<String, Object> data(String document, int revision) {
        var operation = Parser.parse(document)
                .getDefinitionsOfType(OperationDefinition.class)
                .get(0);
        Map<String, Object> data = new LinkedHashMap<>();
        fields(operation.getSelectionSet().getSelections().stream())
                .forEach(field -> data.put(field.getResultKey(), root(field, VINTAGES.get(revision - 1))));
        return data;
    }

    private static Stream<Field> fields(Stream<?> selections) {
        return selections.map(Field.class::cast);
    }

    private static Object root(Field field, Vintage vintage) {
        return switch (field.getName()) {
            case "trends" -> trends(field, vintage);
            case "models" -> models(field, vintage);
            default -> throw new IllegalArgumentException("The recount has no field " + field.getName());
        };
    }

    private static Map<String, Object> trends(Field field, Vintage vintage) {
        Question question = new Question(
                filter(field),
                (Integer) argument(field, "from"),
                (Integer) argument(field, "to"),
                basis(CountryBasis.class, argument(field, "countryBasis"), CountryBasis.HEADQUARTERS),
                basis(OrganizationBasis.class, argument(field, "organizationBasis"), OrganizationBasis.GROUP));
        Recount recount = vintage.recount(question);
        Map<String, Object> trends = new LinkedHashMap<>();
        fields(field.getSelectionSet().getSelections().stream())
                .forEach(figure -> trends.put(figure.getResultKey(), plain(figure(figure, recount))));
        return trends;
    }

    private static Object figure(Field figure, Recount recount) {
        Object by = argument(figure, "by");
        Dimension dimension = by == null ? Dimension.COUNTRY : Dimension.valueOf(by.toString());
        int minModels = argument(figure, "minModels") instanceof Integer least ? least : 1;
        return switch (figure.getName()) {
            case "modelCount" -> recount.modelCount();
            case "lastCompleteYear" -> recount.lastCompleteYear();
            case "compoundAnnualGrowthRate" -> recount.compoundAnnualGrowthRate();
            case "years" -> recount.years();
            case "series" -> recount.series(dimension, minModels);
            case "ranking" ->
                cut(
                        recount.ranking(dimension, (Integer) argument(figure, "year"), minModels),
                        argument(figure, "first"));
            case "firsts" -> recount.firsts(dimension);
            case "prolificOrganizations" ->
                recount.prolificOrganizations((Integer) argument(figure, "year"), minModels);
            case "compute" -> recount.figures().compute(dimension);
            case "distribution" ->
                recount.figures()
                        .distribution(
                                Measure.valueOf(argument(figure, "of").toString()), by == null ? null : dimension);
            case "thresholds" -> recount.figures().thresholds(numbers(argument(figure, "flop")));
            case "catchUp" -> recount.figures().catchUp(((Number) argument(figure, "flop")).doubleValue(), dimension);
            default -> throw new IllegalArgumentException("The recount has no figure " + figure.getName());
        };
    }

    private static List<Double> numbers(Object list) {
        return ((List<?>) list)
                .stream().map(number -> ((Number) number).doubleValue()).toList();
    }

    private static List<?> cut(List<?> values, Object first) {
        return first instanceof Integer most ? values.subList(0, Math.min(most, values.size())) : values;
    }

    private static Map<String, Object> models(Field field, Vintage vintage) {
        Question all = Question.window(null, null).where(filter(field));
        Comparator<Fact> order = argument(field, "orderBy") == null
                ? Comparator.comparing((Fact fact) -> fact.stated().releasedOn())
                        .reversed()
                : Comparator.comparing(fact -> fact.stated().trainingFlop() == null
                        ? 1.0
                        : -fact.stated().trainingFlop());
        List<Fact> found = vintage.facts().stream()
                .filter(all::asksFor)
                .sorted(order.thenComparing(Fact::slug))
                .toList();
        List<Object> nodes = new ArrayList<>();
        for (Object fact : cut(found, argument(field, "first"))) {
            nodes.add(node((Fact) fact));
        }
        return Map.of("nodes", nodes, "totalCount", found.size());
    }

    private static Map<String, Object> node(Fact fact) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("slug", fact.slug());
        node.put("name", fact.stated().name());
        node.put("releasedOn", fact.stated().releasedOn().toString());
        node.put("parameters", fact.stated().parameters());
        Double flop = fact.stated().trainingFlop();
        node.put("trainingCompute", flop == null ? null : Map.of("flop", flop));
        return node;
    }

    /** Records as maps, days as text. */
    private static Object plain(Object value) {
        if (value instanceof Record record) {
            Map<String, Object> map = new LinkedHashMap<>();
            Shape.fields(record).forEach((name, part) -> map.put(name, plain(part)));
            return map;
        } else if (value instanceof List<?> list) {
            List<Object> plain = new ArrayList<>();
            list.forEach(item -> plain.add(plain(item)));
            return plain;
        }
        return value instanceof LocalDate day ? day.toString() : value;
    }

    // ---------------------------------------------------------------- arguments

    private static Object argument(Field field, String name) {
        return field.getArguments().stream()
                .filter(argument -> argument.getName().equals(name))
                .map(Argument::getValue)
                .findFirst()
                .map(value -> read(name, value))
                .orElse(null);
    }

    private static Filter filter(Field field) {
        return argument(field, "filter") instanceof Filter filter ? filter : Filter.NONE;
    }

    private static <E extends Enum<E>> E basis(Class<E> type, Object name, E otherwise) {
        return name == null ? otherwise : Enum.valueOf(type, name.toString());
    }

    private static Object read(String name, Value<?> value) {
        if (value instanceof ObjectValue object) {
            Map<String, Object> fields = new LinkedHashMap<>();
            object.getObjectFields()
                    .forEach(field -> fields.put(field.getName(), read(field.getName(), field.getValue())));
            return new Filter(fields);
        } else if (value instanceof ArrayValue list) {
            return list.getValues().stream().map(item -> read(name, item)).toList();
        } else if (value instanceof IntValue number) {
            return name.endsWith("Flop") || name.endsWith("Parameters")
                    ? (Object) number.getValue().doubleValue()
                    : (Object) number.getValue().intValueExact();
        } else if (value instanceof FloatValue number) {
            return number.getValue().doubleValue();
        } else if (value instanceof BooleanValue truth) {
            return truth.isValue();
        } else if (value instanceof EnumValue constant) {
            return name.equals("countryBasis") ? CountryBasis.valueOf(constant.getName()) : constant.getName();
        }
        String text = ((StringValue) value).getValue();
        return name.startsWith("released") ? LocalDate.parse(text) : text;
    }
}
