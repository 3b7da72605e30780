package dev.modelatlas.graphql.document;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.EnumValue;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;

import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.graphql.schema.LiteralValues;
import dev.modelatlas.graphql.schema.MethodFetcher;
import dev.modelatlas.graphql.work.AnswerBudget;
import dev.modelatlas.graphql.work.Fragments;
import dev.modelatlas.graphql.work.SchemaTypes;

/**
 * Computes the maximum cost of an operation. An operation costs one point for each record that it can return, and one
 * point for every ten values of a record. Fields that need an SQL statement of their own cost more. The numbers of
 * records are computed from {@code first} and {@code last}, without reading the database. Fields that {@code @skip}
 * excludes count as well.
 */
public final class CostCalculator {
    /**
     * Cost of an SQL statement: about as much as reading ten records. Charged for fields of Query and Trends, and for
     * fields that return Trends. The records themselves cost extra.
     */
    private static final long STATEMENT = 10;

    /** Assumed length of a list whose arguments do not limit it, such as the organizations of a model. */
    private static final long SHORT_LIST = 3;

    /**
     * Assumed length of a list in Trends whose arguments do not limit its length. A dimension has about this many values.
     */
    private static final long VALUES = 30;

    /**
     * Assumed first year of the window of trends if the client does not set {@code from}. The actual window depends on
     * the data.
     */
    private static final long FROM = 2010;

    private static final long TO = 2030;
    private static final long MOST_YEARS = 200;

    /** The highest result. A higher cost is reduced to this number, which is above every limit. */
    private static final long COUNTLESS = Integer.MAX_VALUE;

    private static final String TRENDS = "Trends";
    private static final String CITATION = "Citation";
    private static final String TABLE = "TrendTable";
    private static final String CELLS = "cells";
    private static final String THRESHOLDS = "thresholds";

    /** Number of levels of training compute in {@code thresholds} if the client sets none. */
    private static final long DEFAULT_LEVELS = 2;

    /** Fields of {@code Citation} whose value contains the whole request. */
    private static final Set<String> REPEATING = Set.of("permalink", "text", "bibtex");

    /** A field in {@link #REPEATING} costs one point, and one more for every {@value} characters of the request. */
    private static final long CHARACTERS_OF_A_RECORD = 1000;

    /**
     * Maximum number of different year ranges for which the cost of a fragment is computed. Further ranges cost as much
     * as the longest possible range.
     */
    private static final int MOST_WINDOWS = 10;

    private static final List<String> SIZES = List.of("first", "last", "top");
    private static final List<String> NAMED_ONES = List.of("ids", "representations", "flop");

    /**
     * The context of selected fields. The cost of a selection depends on its fields and on this context.
     *
     * @param inConnection whether the fields belong to a connection. The lists of a connection, such as {@code nodes},
     *     have one entry for each record of the page
     * @param years number of years that the enclosing trends cover; 0 outside of trends
     */
    private record Surroundings(boolean inConnection, long years) {}

    /**
     * The cost of the fields selected from one object, as a function of the page size. The cost of a fragment is
     * therefore computed only once, even if the fragment is used for pages of different sizes.
     *
     * @param points fixed cost
     * @param ofRecord additional cost for each record of the page
     * @param values number of scalar fields of the object itself
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

        /** The cost of a second spread of the same fragment. The second spread adds no values to the object. */
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

    private CostCalculator(GraphQLSchema schema, PreparedDocument document, Map<String, Object> variables) {
        this.schema = schema;
        this.repeated = 1 + (document.text().length() + ValueSize.of(variables)) / CHARACTERS_OF_A_RECORD;
        this.fragments = Fragments.of(document.document());
        this.variables = variables;
        this.arguments = new ArgumentCost(variables);
    }

    /**
     * Computes the cost of an operation.
     *
     * @param operation an operation whose variables fit their declared types
     * @return at least 0; 2147483647 stands for this cost and all higher costs
     */
    public static int of(GraphQLSchema schema, PreparedOperation operation) {
        return (int) counted(schema, operation).cost;
    }

    /** The number of selections and values that were examined to compute the cost. */
    public static int steps(GraphQLSchema schema, PreparedOperation operation) {
        var counted = counted(schema, operation);
        return counted.steps + counted.arguments.steps();
    }

    private static CostCalculator counted(GraphQLSchema schema, PreparedOperation operation) {
        var definition = operation.definition();
        var values = new HashMap<String, Object>();
        for (VariableDefinition variable : definition.getVariableDefinitions()) {
            values.put(variable.getName(), LiteralValues.plain(variable.getDefaultValue()));
        }
        values.putAll(operation.variables());
        var count = new CostCalculator(schema, operation.document(), values);
        count.cost = count.of(
                        definition.getSelectionSet(), SchemaTypes.root(schema, definition), new Surroundings(false, 0))
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
            return of(
                    fragment.getSelectionSet(),
                    condition == null ? parent : SchemaTypes.composite(schema, condition),
                    around);
        }
        return ofFragment(((FragmentSpread) selection).getName(), around);
    }

    /**
     * The cost of a fragment, computed once for each context in which it is spread. Otherwise, in a chain of fragments
     * that each spread the next fragment twice, the time would double with each fragment.
     */
    private Amount ofFragment(String name, Surroundings here) {
        var isKept = fragmentCosts.containsKey(here) || fragmentCosts.size() < MOST_WINDOWS;
        var around = isKept ? here : new Surroundings(here.inConnection(), MOST_YEARS);
        var costs = fragmentCosts.computeIfAbsent(around, first -> new HashMap<>());
        var known = costs.get(name);
        if (known == null) {
            var fragment = fragments.get(name);
            known = of(fragment.getSelectionSet(), SchemaTypes.composite(schema, fragment.getTypeCondition()), around);
            costs.put(name, known);
        }
        return known;
    }

    private Amount of(Field field, GraphQLCompositeType parent, Surroundings around) {
        var definition = Introspection.getFieldDef(schema, parent, field.getName());
        var result = GraphQLTypeUtil.unwrapAll(definition.getType());
        var own = arguments.of(field.getArguments()) + VerdictCost.of(field, parent, result);
        if (!(result instanceof GraphQLCompositeType type)) {
            var values = field.getName().equals(CELLS) ? VALUES : 1;
            return new Amount(bounded(own + ofValue(field, definition, parent)), 0, values);
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
        return Amount.of(own + (isStatement(parent) || type.getName().equals(TRENDS) ? records + STATEMENT : records));
    }

    private static boolean isStatement(GraphQLCompositeType parent) {
        return parent.getName().equals("Query") || parent.getName().equals(TRENDS);
    }

    /**
     * The cost of a scalar field. If the field's value contains the request, the cost depends on the length of the
     * request. Any other field costs {@link #STATEMENT} if it needs an SQL statement, and otherwise nothing.
     */
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

    /**
     * The number of records that a field returns: the number that its arguments request, otherwise an assumed number.
     */
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
        if (around.years() > 0 && isOfYears(field)) {
            return around.years();
        }
        if (parent.getName().equals(TRENDS) && field.getName().equals(THRESHOLDS)) {
            return DEFAULT_LEVELS;
        }
        if (parent.getName().equals(TRENDS) || parent.getName().equals(TABLE)) {
            return VALUES;
        }
        var first = definition.getArgument("first");
        if (first == null) {
            return SHORT_LIST;
        }
        return GraphQLArgument.getArgumentDefaultValue(first) instanceof Number number
                ? number.longValue()
                : PageRequest.DEFAULT_LIMIT;
    }

    /**
     * Whether a list has one record for each year. That applies to {@code years}, and to {@code distribution} without a
     * dimension.
     */
    private boolean isOfYears(Field field) {
        return field.getName().equals("years")
                || field.getName().equals("distribution") && argument(field, "by") == null;
    }

    private long years(Field field) {
        var from = argument(field, "from") instanceof Number year ? year.longValue() : FROM;
        var to = argument(field, "to") instanceof Number year ? year.longValue() : TO;
        return Math.max(1, Math.min(MOST_YEARS, to - from + 1));
    }

    /** The value of an argument that decides the size of a list: a number, an enum value, a list, or null. */
    private Object argument(Field field, String name) {
        for (Argument argument : field.getArguments()) {
            if (argument.getName().equals(name)) {
                return plain(argument.getValue());
            }
        }
        return null;
    }

    private Object plain(Value<?> value) {
        if (value instanceof VariableReference variable) {
            return variables.get(variable.getName());
        } else if (value instanceof ArrayValue list) {
            return list.getValues();
        }
        if (value instanceof EnumValue word) {
            return word.getName();
        }
        return value instanceof IntValue number ? number.getValue() : null;
    }
}
