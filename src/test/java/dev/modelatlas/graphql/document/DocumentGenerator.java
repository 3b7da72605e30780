package dev.modelatlas.graphql.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;

import static java.util.stream.Collectors.joining;

/**
 * Generates documents from a seed, following the grammar and the schema: fields with arguments of all types, aliases,
 * variables, directives, inline fragments, nested fragments, chains of fragments that double, and sometimes a cycle.
 * Some documents are invalid, as some documents of clients are.
 */
public final class DocumentGenerator {
    private static final int DEEPEST = 7;
    private static final int MOST_ALIASES = 200;
    private static final int MOST_DIRECTIVES = 80;
    private static final int LONGEST_CHAIN = 25;
    private static final Pattern SPREAD = Pattern.compile("\\.\\.\\.([FC]\\w+)");

    /**
     * A document with variables.
     *
     * @param variables by name; some are null, some undeclared
     */
    public record Generated(String text, Map<String, Object> variables) {}

    /** A fragment that may be spread. */
    private record Spread(String name, GraphQLNamedType type) {}

    private final GraphQLSchema schema;
    private final Random random;
    private final List<GraphQLNamedType> conditions;
    private final List<Spread> spreads = new ArrayList<>();
    private final Map<String, String> bodies = new LinkedHashMap<>();

    private final Map<String, String> declared = new LinkedHashMap<>();
    private final Map<String, Object> variables = new LinkedHashMap<>();
    private int aliases;
    private int directives;

    private DocumentGenerator(GraphQLSchema schema, long seed) {
        this.schema = schema;
        this.random = new Random(seed);
        this.conditions = schema.getAllTypesAsList().stream()
                .filter(type -> !type.getName().startsWith("__"))
                .filter(type -> type instanceof GraphQLObjectType || type instanceof GraphQLInterfaceType)
                .filter(type -> !List.of("Mutation", "Subscription").contains(type.getName()))
                .sorted((one, other) -> one.getName().compareTo(other.getName()))
                .toList();
    }

    public static Generated document(GraphQLSchema schema, long seed) {
        return new DocumentGenerator(schema, seed).document();
    }

    /** A JSON value of an input type. */
    public static Object input(GraphQLSchema schema, String type, long seed) {
        return new DocumentGenerator(schema, seed).json(schema.getType(type), type, 0);
    }

    private Generated document() {
        var count = random.nextInt(8);
        IntStream.range(0, count).forEach(number -> spreads.add(new Spread("F" + number, oneOf(conditions))));
        for (var number = 0; number < count; number++) {
            var isCycle = random.nextInt(60) == 0;
            var type = spreads.get(number).type();
            bodies.put(
                    spreads.get(number).name(),
                    " on " + type.getName() + " " + selections(type, 4, isCycle ? 0 : number + 1));
        }
        IntStream.range(0, random.nextInt(4)).forEach(this::addChain);
        var query = selections(schema.getQueryType(), 0, 0);
        var used = spreadIn(query);
        var fragments = used.stream()
                .map(name -> " fragment " + name + bodies.get(name))
                .collect(joining());
        var document = query + fragments;
        declared.keySet()
                .removeIf(name ->
                        !Pattern.compile("\\$" + name + "\\b").matcher(document).find());
        var header = declared.entrySet().stream()
                .map(variable -> "$" + variable.getKey() + ": " + variable.getValue())
                .collect(joining(" "));
        variables.keySet().retainAll(declared.keySet());
        variables.put("undeclared", List.of(random.nextInt()));
        return new Generated("query Q" + (header.isEmpty() ? "" : "(" + header + ")") + " " + document, variables);
    }

    /** Names of the fragments that are spread, directly or through others. */
    private Set<String> spreadIn(String selections) {
        var used = new LinkedHashSet<String>();
        var open = new ArrayDeque<>(List.of(selections));
        while (!open.isEmpty()) {
            SPREAD.matcher(open.pop())
                    .results()
                    .map(spread -> spread.group(1))
                    .filter(used::add)
                    .forEach(name -> open.push(bodies.get(name)));
        }
        return used;
    }

    /** A chain of fragments that each spread the next one several times. */
    private void addChain(int number) {
        var length = 1 + random.nextInt(LONGEST_CHAIN);
        var type = random.nextInt(3) == 0 ? schema.getQueryType() : oneOf(conditions);
        var times = 1 + random.nextInt(3);
        var name = "C" + number + "x";
        for (var link = 0; link < length; link++) {
            bodies.put(name + link, " on " + type.getName() + " {" + (" ..." + name + (link + 1)).repeat(times) + " }");
        }
        bodies.put(name + length, " on " + type.getName() + " " + selections(type, 5, spreads.size()));
        spreads.add(new Spread(name + 0, type));
    }

    /** @param next number of the first fragment that may be spread */
    private String selections(GraphQLNamedType type, int depth, int next) {
        var count = 1 + random.nextInt(depth == 0 ? 4 : 6);
        return "{ __typename "
                + Stream.generate(() -> selection(type, depth, next))
                        .limit(count)
                        .collect(joining(" "))
                + " }";
    }

    private String selection(GraphQLNamedType type, int depth, int next) {
        var choice = random.nextInt(10);
        var fitting = spreads.subList(Math.min(next, spreads.size()), spreads.size()).stream()
                .filter(spread -> fits(spread.type(), type))
                .toList();
        if (choice < 3 && !fitting.isEmpty()) {
            var spread = "..." + oneOf(fitting).name() + directive();
            return random.nextBoolean() ? spread : spread + " " + spread;
        } else if (choice == 3 || !(type instanceof GraphQLFieldsContainer)) {
            var condition = random.nextInt(3) == 0 ? null : possible(type);
            return "..." + (condition == null ? "" : " on " + condition.getName()) + directive() + " "
                    + (depth > DEEPEST
                            ? "{ __typename }"
                            : selections(condition == null ? type : condition, depth + 1, next));
        }
        return field((GraphQLFieldsContainer) type, depth, next);
    }

    /**
     * The object type itself; for an interface or union always Model, because fields of the same name may have
     * different types in other object types.
     */
    private GraphQLNamedType possible(GraphQLNamedType type) {
        return type instanceof GraphQLObjectType ? type : schema.getObjectType("Model");
    }

    private boolean fits(GraphQLNamedType fragment, GraphQLNamedType parent) {
        return possible(fragment).equals(possible(parent));
    }

    private String field(GraphQLFieldsContainer type, int depth, int next) {
        var field = oneOf(type.getFieldDefinitions());
        var below = (GraphQLNamedType) GraphQLTypeUtil.unwrapAll(field.getType());
        var isLeaf = GraphQLTypeUtil.isLeaf(field.getType());
        if (!isLeaf && depth > DEEPEST
                || aliases >= MOST_ALIASES && !field.getArguments().isEmpty()) {
            return "__typename";
        }
        var isRenamed = aliases < MOST_ALIASES && (!field.getArguments().isEmpty() || random.nextInt(4) == 0);
        return (isRenamed ? "a" + aliases++ + ": " : "")
                + field.getName()
                + arguments(field)
                + directive()
                + (isLeaf ? "" : " " + selections(below, depth + 1, next));
    }

    private String arguments(GraphQLFieldDefinition field) {
        var given = field.getArguments().stream()
                .filter(argument -> GraphQLTypeUtil.isNonNull(argument.getType()) || random.nextInt(3) == 0)
                .map(argument -> argument.getName() + ": " + value(argument))
                .collect(joining(" "));
        return given.isEmpty() ? "" : "(" + given + ")";
    }

    private String value(GraphQLArgument argument) {
        return random.nextInt(4) == 0
                ? variable(argument.getType(), () -> json(argument.getType(), argument.getName(), 0))
                : literal(argument.getType(), argument.getName(), 0);
    }

    private String variable(GraphQLInputType type, Supplier<Object> value) {
        var name = "v" + declared.size();
        declared.put(name, GraphQLTypeUtil.simplePrint(type));
        variables.put(name, value.get());
        return "$" + name;
    }

    private String directive() {
        if (directives == MOST_DIRECTIVES || random.nextInt(12) > 0) {
            return "";
        }
        directives++;
        var condition = random.nextInt(3) == 0
                ? variable(GraphQLNonNull.nonNull(graphql.Scalars.GraphQLBoolean), random::nextBoolean)
                : Boolean.toString(random.nextBoolean());
        return (random.nextBoolean() ? " @skip(if: " : " @include(if: ") + condition + ")";
    }

    private String literal(GraphQLType type, String name, int depth) {
        return written(json(type, name, depth), GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLEnumType);
    }

    private static String written(Object value, boolean isName) {
        if (value instanceof Map<?, ?> object) {
            return object.entrySet().stream()
                    .map(field -> field.getKey() + ": " + written(field.getValue(), isEnum((String) field.getKey())))
                    .collect(joining(" ", "{", "}"));
        } else if (value instanceof List<?> list) {
            return list.stream().map(item -> written(item, isName)).collect(joining(" ", "[", "]"));
        }
        return value instanceof String text && !isName ? '"' + text + '"' : String.valueOf(value);
    }

    /** Whether values of an input field with that name are written without quotes. */
    private static boolean isEnum(String name) {
        return List.of(
                        "field",
                        "direction",
                        "countryBasis",
                        "organizationBasis",
                        "basis",
                        "sectors",
                        "collaboration",
                        "accessibility",
                        "confidence")
                .contains(name);
    }

    private Object json(GraphQLType type, String name, int depth) {
        var nullable = GraphQLTypeUtil.unwrapNonNull(type);
        if (nullable instanceof GraphQLList list) {
            return Stream.generate(() -> json(list.getWrappedType(), name, depth))
                    .limit(1 + random.nextInt(3))
                    .toList();
        } else if (nullable instanceof GraphQLInputObjectType object) {
            var fields = new LinkedHashMap<String, Object>();
            object.getFieldDefinitions().stream()
                    .filter(field -> GraphQLTypeUtil.isNonNull(field.getType())
                            || depth < 2
                                    && random.nextInt(
                                                    object.getFieldDefinitions().size())
                                            < 2)
                    .forEach(field -> fields.put(field.getName(), json(field.getType(), field.getName(), depth + 1)));
            return fields;
        } else if (nullable instanceof GraphQLEnumType choices) {
            return oneOf(choices.getValues()).getName();
        }
        return scalar(((GraphQLNamedType) nullable).getName(), name);
    }

    private Object scalar(String type, String name) {
        return switch (type) {
            case "Int" ->
                switch (name) {
                    case "revision", "number", "since" -> 1 + random.nextInt(8);
                    case "from" -> 2010 + random.nextInt(14);
                    case "to", "year" -> 2024;
                    default -> 1 + random.nextInt(12);
                };
            case "Float" -> 1e9 * (1 + random.nextInt(9));
            case "Boolean" -> random.nextBoolean();
            case "Date" -> "20" + (10 + random.nextInt(15)) + "-02-01";
            default -> oneOf(List.of("openai", "language", "gpt-4", "KR", "a", "opnai gpt", "\ufdfa"));
        };
    }

    private <T> T oneOf(List<? extends T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
