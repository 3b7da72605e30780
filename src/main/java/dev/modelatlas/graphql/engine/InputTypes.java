package dev.modelatlas.graphql.engine;

import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;

/** Finds the types that a document names in the schema. */
final class InputTypes {
    private InputTypes() {}

    /** The type of a variable of a valid document. */
    static GraphQLType of(GraphQLSchema schema, Type<?> type) {
        if (type instanceof NonNullType required) {
            return GraphQLNonNull.nonNull(of(schema, required.getType()));
        } else if (type instanceof ListType list) {
            return GraphQLList.list(of(schema, list.getType()));
        }
        return schema.getType(((TypeName) type).getName());
    }

    /** The type that an operation starts at. */
    static GraphQLObjectType root(GraphQLSchema schema, OperationDefinition operation) {
        return switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
    }
}
