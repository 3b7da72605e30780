package dev.modelatlas.graphql.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Document;
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
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;

import dev.modelatlas.graphql.PageRequest;

/**
 * What an operation may cost at most: one for each record that it can bring, counted from {@code first} and
 * {@code last} down, and more for what has a statement of its own. Nothing is read for it, and what {@code @skip}
 * leaves out is counted.
 */
final class CostCount {
    /** What a field of Query or Trends costs besides its records: about what reading ten records takes. */
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
    private static final List<String> SIZES = List.of("first", "last", "top");
    private static final List<String> NAMED_ONES = List.of("ids", "representations");

    /**
     * What encloses a selection.
     *
     * @param page records of the connection that these are the fields of; 0 when it is none
     * @param years that the enclosing trends cover; 0 outside of them
     */
    private record Surroundings(long page, long years) {}

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, Object> variables;
    private final ArgumentCost arguments;
    private final Map<Surroundings, Map<String, Long>> fragmentCosts = new HashMap<>();

    private CostCount(GraphQLSchema schema, Document document, Map<String, Object> variables) {
        this.schema = schema;
        this.fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, fragment -> fragment));
        this.variables = variables;
        this.arguments = new ArgumentCost(variables);
    }

    /**
     * The cost of an operation.
     *
     * @param document valid
     * @param variables as the client gave them, of the right types
     * @return at least 0; 2147483647 for that and anything above
     */
    static int of(
            GraphQLSchema schema, Document document, OperationDefinition operation, Map<String, Object> variables) {
        var values = new HashMap<String, Object>();
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            values.put(variable.getName(), Literals.plain(variable.getDefaultValue()));
        }
        values.putAll(variables);
        var cost = new CostCount(schema, document, values);
        return (int) cost.of(operation.getSelectionSet(), InputTypes.root(schema, operation), new Surroundings(0, 0));
    }

    private long of(SelectionSet selections, GraphQLCompositeType parent, Surroundings around) {
        var sum = selections.getSelections().stream()
                .mapToLong(selection -> of(selection, parent, around))
                .sum();
        return Math.min(sum, COUNTLESS);
    }

    private long of(Selection<?> selection, GraphQLCompositeType parent, Surroundings around) {
        if (selection instanceof Field field) {
            return of(field, parent, around);
        } else if (selection instanceof InlineFragment fragment) {
            var condition = fragment.getTypeCondition();
            return of(fragment.getSelectionSet(), condition == null ? parent : type(condition.getName()), around);
        }
        return ofFragment(((FragmentSpread) selection).getName(), around);
    }

    /** Each fragment is counted once where it stands alike, or a chain of doubling spreads would take for ever. */
    private long ofFragment(String name, Surroundings around) {
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

    private long of(Field field, GraphQLCompositeType parent, Surroundings around) {
        var definition = Introspection.getFieldDef(schema, parent, field.getName());
        if (!(GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLCompositeType type)) {
            return 0;
        }
        var isList = GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType()));
        var isConnection = type.getName().endsWith("Connection");
        var size = isList && around.page() > 0 ? around.page() : size(field, definition, parent, around);
        var years = type.getName().equals(TRENDS) ? years(field) : around.years();
        var below = of(field.getSelectionSet(), type, new Surroundings(isConnection ? size : 0, years));
        var records = isList ? Math.min(size * (1 + below), COUNTLESS) : 1 + below;
        return arguments.of(field.getArguments()) + (isStatement(parent) ? records + STATEMENT : records);
    }

    private static boolean isStatement(GraphQLCompositeType parent) {
        return parent.getName().equals("Query") || parent.getName().equals(TRENDS);
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
