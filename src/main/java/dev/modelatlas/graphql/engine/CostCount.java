package dev.modelatlas.graphql.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;

import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.graphql.work.AnswerBudget;

/**
 * What an operation may cost at most: one for each record that it can bring, counted from {@code first} and
 * {@code last} down, one more for every ten values of it, and more for what has a statement of its own. Nothing is read
 * for it, and what {@code @skip} leaves out is counted.
 */
final class CostCount {
    /** What a statement of a field of Query or Trends costs besides its records: about what reading ten records takes. */
    private static final long STATEMENT = 10;

    /** How long a list is taken to be that no argument bounds, such as the organizations of a model. */
    private static final long SHORT_LIST = 3;

    /** How long a list of Trends is taken to be that its arguments bound no further: a dimension has about so many values. */
    private static final long VALUES = 30;

    /** The window of trends whose years are not given. */
    private static final long FROM = 2010;

    private static final long TO = 2030;
    private static final long MOST_YEARS = 200;

    /** A sum that no limit allows; further it is not counted. */
    private static final long COUNTLESS = Integer.MAX_VALUE;

    private static final String TRENDS = "Trends";
    private static final String CITATION = "Citation";

    /** Values that repeat the whole request. */
    private static final Set<String> REPEATING = Set.of("permalink", "text", "bibtex");

    /** Characters of a request that cost as much as a record, each time that they are repeated. */
    private static final long CHARACTERS_OF_A_RECORD = 1000;

    /** Windows of trends for which each fragment is counted anew; in others it counts as if it stood in the longest. */
    private static final int MOST_WINDOWS = 10;

    private static final List<String> SIZES = List.of("first", "last", "top");
    private static final List<String> NAMED_ONES = List.of("ids", "representations");

    /**
     * What encloses a selection.
     *
     * @param inConnection whether these are the fields of a connection, whose lists hold a record for each of its page
     * @param years that the enclosing trends cover; 0 outside of them
     */
    private record Surroundings(boolean inConnection, long years) {}

    /**
     * What is selected of one object, page and all. The size of a page is left open, so that a fragment is counted once
     * for pages of all sizes.
     *
     * @param points whatever the page holds
     * @param ofRecord for each record of the page
     * @param values numbers, texts and the like that the object itself has
     */
    private record Amount(long points, long ofRecord, long values) {
        static final Amount NONE = new Amount(0, 0, 0);

        static Amount of(long points) {
            return new Amount(bounded(points), 0, 0);
        }

        Amount plus(Amount other) {
            return new Amount(
                    bounded(points + other.points), bounded(ofRecord + other.ofRecord), bounded(values + other.values));
        }

        /** A fragment that is spread once more adds no value to the object. */
        Amount withoutValues() {
            return new Amount(points, ofRecord, 0);
        }

        long total(long page) {
            return bounded(points + page * ofRecord + values / AnswerBudget.VALUES_OF_A_RECORD);
        }
    }

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, Object> variables;
    private final ArgumentCost arguments;
    private final long repeated;
    private final Map<Surroundings, Map<String, Amount>> fragmentCosts = new HashMap<>();
    private int steps;
    private long cost;

    private CostCount(GraphQLSchema schema, PreparedDocument document, Map<String, Object> variables) {
        this.schema = schema;
        this.repeated = 1 + (document.text().length() + ValueSize.of(variables)) / CHARACTERS_OF_A_RECORD;
        this.fragments = document.document().getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, fragment -> fragment));
        this.variables = variables;
        this.arguments = new ArgumentCost(variables);
    }

    /**
     * The cost of an operation.
     *
     * @param document without errors
     * @param variables as the client gave them, of the right types
     * @return at least 0; 2147483647 for that and anything above
     */
    static int of(
            GraphQLSchema schema,
            PreparedDocument document,
            OperationDefinition operation,
            Map<String, Object> variables) {
        return (int) counted(schema, document, operation, variables).cost;
    }

    /** How many selections, and parts of the values of arguments, are looked at to count. */
    static int steps(
            GraphQLSchema schema,
            PreparedDocument document,
            OperationDefinition operation,
            Map<String, Object> variables) {
        var counted = counted(schema, document, operation, variables);
        return counted.steps + counted.arguments.steps();
    }

    private static CostCount counted(
            GraphQLSchema schema,
            PreparedDocument document,
            OperationDefinition operation,
            Map<String, Object> variables) {
        var values = new HashMap<String, Object>();
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            values.put(variable.getName(), Literals.plain(variable.getDefaultValue()));
        }
        values.putAll(variables);
        var count = new CostCount(schema, document, values);
        count.cost = count.of(
                        operation.getSelectionSet(), InputTypes.root(schema, operation), new Surroundings(false, 0))
                .total(0);
        return count;
    }

    private static long bounded(long cost) {
        return Math.min(cost, COUNTLESS);
    }

    private Amount of(SelectionSet selections, GraphQLCompositeType parent, Surroundings around) {
        var sum = Amount.NONE;
        var spreads = new HashSet<String>();
        for (Selection<?> selection : selections.getSelections()) {
            var amount = of(selection, parent, around);
            var isRepeated = selection instanceof FragmentSpread spread && !spreads.add(spread.getName());
            sum = sum.plus(isRepeated ? amount.withoutValues() : amount);
        }
        return sum;
    }

    private Amount of(Selection<?> selection, GraphQLCompositeType parent, Surroundings around) {
        steps++;
        if (selection instanceof Field field) {
            return of(field, parent, around);
        } else if (selection instanceof InlineFragment fragment) {
            var condition = fragment.getTypeCondition();
            return of(fragment.getSelectionSet(), condition == null ? parent : type(condition.getName()), around);
        }
        return ofFragment(((FragmentSpread) selection).getName(), around);
    }

    /** Each fragment is counted once where it stands alike, or a chain of doubling spreads would take for ever. */
    private Amount ofFragment(String name, Surroundings here) {
        var isKept = fragmentCosts.containsKey(here) || fragmentCosts.size() < MOST_WINDOWS;
        var around = isKept ? here : new Surroundings(here.inConnection(), MOST_YEARS);
        var costs = fragmentCosts.computeIfAbsent(around, first -> new HashMap<>());
        var known = costs.get(name);
        if (known == null) {
            var fragment = fragments.get(name);
            known = of(
                    fragment.getSelectionSet(), type(fragment.getTypeCondition().getName()), around);
            costs.put(name, known);
        }
        return known;
    }

    private Amount of(Field field, GraphQLCompositeType parent, Surroundings around) {
        var definition = Introspection.getFieldDef(schema, parent, field.getName());
        var own = arguments.of(field.getArguments());
        if (!(GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLCompositeType type)) {
            return new Amount(bounded(own + ofValue(field, definition, parent)), 0, 1);
        }
        var isList = GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType()));
        var isConnection = type.getName().endsWith("Connection");
        var years = type.getName().equals(TRENDS) ? years(field) : around.years();
        var below = of(field.getSelectionSet(), type, new Surroundings(isConnection, years));
        if (isList && around.inConnection()) {
            return new Amount(bounded(own), bounded(1 + below.total(0)), 0);
        }
        var size = size(field, definition, parent, around);
        var page = isConnection ? size > 0 ? size : SHORT_LIST : 0;
        var records = isList ? bounded(size * (1 + below.total(0))) : 1 + below.total(page);
        return Amount.of(own + (isStatement(parent) ? records + STATEMENT : records));
    }

    private static boolean isStatement(GraphQLCompositeType parent) {
        return parent.getName().equals("Query") || parent.getName().equals(TRENDS);
    }

    /** What a number, text or the like costs beyond its place: a statement, or the request over again. */
    private long ofValue(Field field, GraphQLFieldDefinition definition, GraphQLCompositeType parent) {
        if (parent.getName().equals(CITATION) && REPEATING.contains(field.getName())) {
            return repeated;
        }
        return isStatement(parent) && parent instanceof GraphQLObjectType type && isMethod(type, definition)
                ? STATEMENT
                : 0;
    }

    private boolean isMethod(GraphQLObjectType type, GraphQLFieldDefinition definition) {
        var place = FieldCoordinates.coordinates(type, definition);
        return schema.getCodeRegistry().getDataFetcher(place, definition) instanceof MethodFetcher;
    }

    /** How many records a field brings: what is asked for, or what comes unasked. */
    private long size(
            Field field, GraphQLFieldDefinition definition, GraphQLCompositeType parent, Surroundings around) {
        for (var name : SIZES) {
            var asked = argument(field, name);
            if (asked instanceof Number number) {
                return Math.max(0, number.longValue());
            }
        }
        for (var name : NAMED_ONES) {
            if (argument(field, name) instanceof List<?> named) {
                return named.size();
            }
        }
        if (around.years() > 0 && field.getName().equals("years")) {
            return around.years();
        }
        if (parent.getName().equals(TRENDS)) {
            return VALUES;
        }
        return definition.getArgument("first") == null ? SHORT_LIST : PageRequest.DEFAULT_LIMIT;
    }

    private long years(Field field) {
        var from = argument(field, "from") instanceof Number year ? year.longValue() : FROM;
        var to = argument(field, "to") instanceof Number year ? year.longValue() : TO;
        return Math.max(1, Math.min(MOST_YEARS, to - from + 1));
    }

    /** The value of an argument as far as sizes need it: a number, a list, or null. */
    private Object argument(Field field, String name) {
        return field.getArguments().stream()
                .filter(argument -> argument.getName().equals(name))
                .map(Argument::getValue)
                .findFirst()
                .map(this::plain)
                .orElse(null);
    }

    private Object plain(Value<?> value) {
        if (value instanceof VariableReference variable) {
            return variables.get(variable.getName());
        } else if (value instanceof ArrayValue list) {
            return list.getValues();
        }
        return value instanceof IntValue number ? number.getValue() : null;
    }

    private GraphQLCompositeType type(String name) {
        return (GraphQLCompositeType) schema.getType(name);
    }
}
