package dev.modelatlas.mcp;

import java.util.LinkedHashMap;
import java.util.Map;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;

import static dev.modelatlas.mcp.JsonRpcMessage.ordered;

/** Converts the types and descriptions of GraphQL arguments to the JSON schemas of the tools. */
final class ArgumentSchema {
    private final GraphQLSchema schema;

    ArgumentSchema(GraphQLSchema schema) {
        this.schema = schema;
    }

    /** The JSON schema of an argument of a field. */
    Map<String, Object> argument(String type, String field, String argument) {
        var definition = schema.getObjectType(type).getFieldDefinition(field).getArgument(argument);
        return described(of(definition.getType(), true), definition.getDescription());
    }

    /** The JSON schema of a type, with a description. */
    Map<String, Object> type(String name, String description) {
        return described(of(schema.getType(name), true), description);
    }

    private static Map<String, Object> described(Map<String, Object> type, String description) {
        var described = new LinkedHashMap<>(type);
        described.put("description", description);
        return described;
    }

    /**
     * @param isOutermost whether to list the fields of an input object. The fields of a nested input object are not
     *     listed, because the type of a filter contains itself
     */
    private Map<String, Object> of(GraphQLType wrapped, boolean isOutermost) {
        var type = GraphQLTypeUtil.unwrapNonNull(wrapped);
        if (type instanceof GraphQLList list) {
            return ordered("type", "array", "items", of(list.getWrappedType(), isOutermost));
        } else if (type instanceof GraphQLEnumType choice) {
            return ordered(
                    "type",
                    "string",
                    "enum",
                    choice.getValues().stream()
                            .map(GraphQLEnumValueDefinition::getName)
                            .toList());
        } else if (type instanceof GraphQLInputObjectType object) {
            return isOutermost
                    ? object(object)
                    : ordered("type", "object", "description", "Has the same fields as the enclosing object.");
        }
        return ordered(
                "type",
                switch (GraphQLTypeUtil.unwrapAll(type).getName()) {
                    case "Int" -> "integer";
                    case "Float" -> "number";
                    case "Boolean" -> "boolean";
                    default -> "string";
                });
    }

    private Map<String, Object> object(GraphQLInputObjectType type) {
        var properties = new LinkedHashMap<String, Object>();
        for (var field : type.getFieldDefinitions()) {
            properties.put(field.getName(), described(of(field.getType(), false), field.getDescription()));
        }
        return ordered("type", "object", "properties", properties, "additionalProperties", false);
    }

    /** A JSON schema of a simple type. */
    static Map<String, Object> simple(String type, String description) {
        return ordered("type", type, "description", description);
    }
}
