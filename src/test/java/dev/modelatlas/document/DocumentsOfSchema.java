package dev.modelatlas.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;

/**
 * Finds a path from the root to every field of every object, and builds documents for the field and its nested fields.
 */
final class DocumentsOfSchema {
    /** Fields that are not selected for each type of an interface or union, because 100 of them exceed the cost limit. */
    private static final Set<String> COSTLY = Set.of("Claim.history");

    private final GraphQLSchema schema;
    private final Map<String, List<Step>> ways = new HashMap<>();

    private record Way(int number, GraphQLObjectType type, List<Step> steps) {
        /**
         * A step that narrows an interface or union to a type counts as three steps, because the type depends on the
         * row. If it counted less, the path to claims would lead through {@code nodes} instead of the list of claims.
         */
        int length() {
            return steps.stream().mapToInt(step -> step.field() == null ? 3 : 1).sum();
        }
    }

    DocumentsOfSchema(GraphQLSchema schema) {
        this.schema = schema;
        findWays();
    }

    /** Every field of every object that a query can reach. */
    List<Step> fields() {
        return ways.keySet().stream()
                .sorted()
                .flatMap(type -> fields(schema.getObjectType(type)))
                .toList();
    }

    /** The shortest path to the type of a field, preferably through a list that can grow. */
    List<Step> wayTo(Step field) {
        return ways.get(field.type());
    }

    /** A document that follows the path to a field and selects these fields there. */
    String document(Step field, String... selections) {
        var way = wayTo(field);
        var text = way.stream().map(step -> step.text() + " { ").collect(Collectors.joining())
                + String.join(" ", selections)
                + " }".repeat(way.size());
        var variables = Stream.of("$n: Int", "$few: Int", "$filter: ModelFilter", "$id: ID!", "$ids: [ID!]!")
                .filter(variable -> text.contains(variable.substring(0, variable.indexOf(':'))))
                .filter(variable -> !variable.startsWith("$id:") || text.contains("id: $id)"))
                .collect(Collectors.joining(", "));
        return "query" + (variables.isEmpty() ? "" : "(" + variables + ")") + " { " + text + " }";
    }

    /** A field's selection with nested fields up to a depth: 0 for scalars only; empty for a scalar field. */
    String selection(Step field, int depth) {
        var type = typeOf(field);
        return isComposite(type) ? " { " + selection(type, depth, "") + " }" : "";
    }

    private String selection(GraphQLNamedOutputType type, int depth, String prefix) {
        if (!(type instanceof GraphQLObjectType object)) {
            return "__typename "
                    + possible(type)
                            .map(member -> "... on " + member.getName() + " { "
                                    + selection(member, depth, member.getName() + "_") + " }")
                            .collect(Collectors.joining(" "));
        }
        var isConnection = object.getName().endsWith("Connection");
        return fields(object)
                .filter(this::canBeAsked)
                .filter(field -> prefix.isEmpty() || !COSTLY.contains(field.coordinate()))
                .filter(field -> !isComposite(typeOf(field)) || (isConnection ? isNodes(field) : depth > 0))
                .map(field -> (prefix.isEmpty() ? "" : prefix + field.field().getName() + ": ")
                        + below(field).call()
                        + selection(field, isConnection ? depth : depth - 1))
                .collect(Collectors.joining(" "));
    }

    private static boolean isNodes(Step field) {
        return field.field().getName().equals("nodes");
    }

    /** The field with a short page if it is a connection, because nested pages are not under test. */
    private static Step below(Step field) {
        return field.field().getArgument("first") == null ? field : field.with("first", "2");
    }

    private void findWays() {
        var queue = new PriorityQueue<Way>(Comparator.comparing(Way::length).thenComparing(Way::number));
        var seen = new HashMap<String, Boolean>();
        queue.add(new Way(0, schema.getQueryType(), List.of()));
        var number = new AtomicInteger();
        while (!queue.isEmpty()) {
            var type = queue.peek().type();
            var way = queue.remove().steps();
            var grows = way.stream().anyMatch(Step::grows);
            if (seen.containsKey(type.getName()) && (seen.get(type.getName()) || !grows)) {
                continue;
            }
            seen.put(type.getName(), grows);
            ways.put(type.getName(), way);
            fields(type)
                    .filter(this::canBeAsked)
                    .sorted(Comparator.comparing(field -> field.field().getArgument("first") == null))
                    .forEach(field -> possible(typeOf(field)).forEach(next -> {
                        var further = new ArrayList<>(way);
                        further.add(field);
                        if (!(typeOf(field) instanceof GraphQLObjectType)) {
                            further.add(new Step(next.getName(), null, Map.of()));
                        }
                        queue.add(new Way(number.incrementAndGet(), next, List.copyOf(further)));
                    }));
        }
    }

    private Stream<Step> fields(GraphQLObjectType type) {
        return type.getFieldDefinitions().stream()
                .map(field -> new Step(type.getName(), field, arguments(type, field)));
    }

    private static Map<String, String> arguments(GraphQLObjectType type, GraphQLFieldDefinition field) {
        var known = Arguments.OF_FIELDS.get(type.getName() + "." + field.getName());
        if (known != null) {
            return new LinkedHashMap<>(known);
        }
        return field.getArgument("first") == null
                ? Map.of()
                : Map.of("first", type.getName().equals("Query") ? "$n" : "2");
    }

    /** Whether the required arguments of the field are known. */
    boolean canBeAsked(Step field) {
        return field.field().getArguments().stream()
                .allMatch(argument -> !(argument.getType() instanceof GraphQLNonNull)
                        || argument.hasSetDefaultValue()
                        || field.arguments().containsKey(argument.getName()));
    }

    private Stream<GraphQLObjectType> possible(GraphQLType type) {
        if (type instanceof GraphQLObjectType object) {
            return Stream.of(object);
        } else if (type instanceof GraphQLInterfaceType abstraction) {
            return schema.getImplementations(abstraction).stream();
        } else if (type instanceof GraphQLUnionType union) {
            return union.getTypes().stream().map(GraphQLObjectType.class::cast);
        }
        return Stream.empty();
    }

    static GraphQLNamedOutputType typeOf(Step field) {
        return (GraphQLNamedOutputType) GraphQLTypeUtil.unwrapAll(field.field().getType());
    }

    static boolean isComposite(GraphQLNamedOutputType type) {
        return !GraphQLTypeUtil.isLeaf(type);
    }
}
