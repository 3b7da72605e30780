package dev.modelatlas.graphql.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.schema.EntityResolver.Representation;

import static java.util.stream.Collectors.joining;

/**
 * The scalar {@code _Any} of Apollo Federation. Its values are representations. A representation is an object with
 * which a router refers to an entity; the object may have any fields.
 */
final class AnyScalar implements Coercing<Object, Object> {
    static final GraphQLScalarType ANY = GraphQLScalarType.newScalar()
            .name("_Any")
            .description(
                    "Representation of an entity in Apollo Federation: `__typename` and the fields of a key (`@key`).")
            .coercing(new AnyScalar())
            .build();

    private AnyScalar() {}

    /**
     * Parses representations of entities.
     *
     * @param values the argument {@code representations}
     * @throws ApiException BAD_USER_INPUT for the first representation without a known type, or without a key of its
     *     type
     */
    static List<Representation> representations(List<?> values) {
        var representations = new ArrayList<Representation>();
        for (var index = 0; index < values.size(); index++) {
            representations.add(representation("representations[" + index + "]", values.get(index)));
        }
        return representations;
    }

    private static Representation representation(String path, Object value) {
        var fields = value instanceof Map<?, ?> map ? map : Map.of();
        if (!(fields.get("__typename") instanceof String type) || !Subgraph.KEYS.containsKey(type)) {
            throw refused(
                    path,
                    "needs a `__typename`, one of "
                            + Subgraph.KEYS.keySet().stream().sorted().collect(joining(", ")));
        }
        var keys = Subgraph.KEYS.get(type);
        return keys.stream()
                .filter(key -> fields.get(key) instanceof String)
                .map(key -> new Representation(type, key, (String) fields.get(key)))
                .findFirst()
                .orElseThrow(
                        () -> refused(path, "needs a key of " + type + " as a string: " + String.join(" or ", keys)));
    }

    private static ApiException refused(String path, String problem) {
        return ApiException.badInput("representations", "`" + path + "` " + problem + ".");
    }

    @Override
    public Object parseValue(Object value, GraphQLContext context, Locale locale) {
        return value;
    }

    @Override
    public Object parseLiteral(Value<?> value, CoercedVariables variables, GraphQLContext context, Locale locale) {
        if (value instanceof VariableReference variable) {
            return variables.get(variable.getName());
        } else if (value instanceof ObjectValue object) {
            var fields = new LinkedHashMap<String, Object>();
            for (ObjectField field : object.getObjectFields()) {
                fields.put(field.getName(), parseLiteral(field.getValue(), variables, context, locale));
            }
            return fields;
        }
        return LiteralValues.plain(value);
    }

    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
        throw new IllegalStateException("_Any is an input type only");
    }
}
