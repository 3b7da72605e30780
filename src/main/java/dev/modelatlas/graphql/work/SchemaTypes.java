package dev.modelatlas.graphql.work;

import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;

/** Finds the schema's types for the type names in a document. */
public final class SchemaTypes {
    private SchemaTypes() {}

    /** The schema's type for the declared type of a variable. The document must be valid. */
    public static GraphQLType of(GraphQLSchema schema, Type<?> type) {
        if (type instanceof NonNullType required) {
            return GraphQLNonNull.nonNull(of(schema, required.getType()));
        } else if (type instanceof ListType list) {
            return GraphQLList.list(of(schema, list.getType()));
        }
        return schema.getType(((TypeName) type).getName());
    }

    /** The type that a fragment's condition names; null when it names no object type, interface or union. */
    public static GraphQLCompositeType composite(GraphQLSchema schema, TypeName condition) {
        return schema.getType(condition.getName()) instanceof GraphQLCompositeType type ? type : null;
    }

    /** The schema's root type for an operation. */
    public static GraphQLObjectType root(GraphQLSchema schema, OperationDefinition operation) {
        return switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
    }
}
